/** What the step will change once the answer is checked: lines that go and lines that come. */
import { changeLines } from '../../scenario/lessons/change';
import type { Change } from '../../scenario/lessons/lesson-form';

const LOOK = {
  '−': { mark: '−', word: 'removed: ', name: 'lesson-removed' },
  '+': { mark: '+', word: 'added: ', name: 'lesson-added' },
  '=': { mark: '\u00a0', word: '', name: 'quiet' },
} as const;

export function ChangeLines({ change, made }: { readonly change: Change | undefined; readonly made: boolean }) {
  const parts = changeLines(change);
  if (parts.length === 0) return null;
  return (
    <div className="lesson-change" role="group" aria-label={made ? 'The change' : 'The change to come'}>
      {parts.map(({ where, lines }, part) => (
        <div key={part}>
          {where !== parts[part - 1]?.where && <p className="quiet">{where}</p>}
          <ul>
            {lines.map(({ sign, text }, line) => (
              <li key={line} className={LOOK[sign].name}>
                <span aria-hidden="true">{LOOK[sign].mark} </span>
                <span className="unseen">{LOOK[sign].word}</span>
                <code>{text}</code>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
