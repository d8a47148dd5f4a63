/** A sample of each line, and what it means. */
import { lineWords } from '../../charts/owners/line-words';
import type { OwnersScene } from '../../charts/owners/scene';

export function OwnersKey({ scene }: { readonly scene: OwnersScene }) {
  const listed = lineWords(scene);
  if (listed.length === 0) return null;
  return (
    <ul className="devices-key quiet" aria-label="Lines">
      {listed.map(({ look, words }) => (
        <li key={look}>
          <svg width="24" height="12" aria-hidden="true">
            <path className="ow-link" data-look={look} d="M0 7H24" />
          </svg>{' '}
          {words}
        </li>
      ))}
    </ul>
  );
}
