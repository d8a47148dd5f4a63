/** The scenario on screen beside another: two pictures on one scale, and in words what differs. */
import { useEffect, useState } from 'react';
import type { Comparison } from '../../scenario/compare';
import { usePage } from '../stores';
import { ComparePictures } from './ComparePictures';
import { CompareTables } from './CompareTables';
import { differenceSummary } from './compare-words';
import type { Other, OtherGroup } from './others';
import './compare.css';

export type CompareProps = { readonly groups: readonly OtherGroup[] };

type Answer = { readonly of: string; readonly comparison?: Comparison; readonly trouble?: string };

export function ComparePanel({ groups }: CompareProps) {
  const all = groups.flatMap(({ others }) => others);
  const [chosen, choose] = useState(all[0]);
  const answer = useComparison(chosen);
  return (
    <div className="compare">
      <label className="compare-with">
        <span className="quiet">This scenario, compared with</span>
        <select
          className="field"
          value={chosen?.id}
          onChange={({ target }) => choose(all.find(({ id }) => id === target.value))}
        >
          {groups.map(({ label, others }) => (
            <optgroup key={label} label={label}>
              {others.map(({ id, label: name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <p role="status" className={answer?.trouble === undefined ? '' : 'failed'}>
        {answer === undefined
          ? 'Computing the other one.'
          : (answer.trouble ?? (answer.comparison && differenceSummary(answer.comparison)))}
      </p>
      {answer?.comparison && <Result comparison={answer.comparison} />}
    </div>
  );
}

function Result({ comparison }: { readonly comparison: Comparison }) {
  return (
    <>
      <ComparePictures comparison={comparison} />
      <CompareTables comparison={comparison} />
    </>
  );
}

/** Undefined while the answer for what is chosen is not there. */
function useComparison(chosen: Other | undefined): Answer | undefined {
  const { session } = usePage();
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    if (!chosen) return;
    let current = true;
    const give = (rest: Omit<Answer, 'of'>) => current && setAnswer({ of: chosen.id, ...rest });
    const ask = async () => {
      const other = await chosen.scenario();
      if (typeof other === 'string') return give({ trouble: other });
      const comparison = await session.ask('compare', { other, otherFirst: chosen.isBefore });
      return give(comparison ? { comparison } : { trouble: 'The scenario on screen has changed; choose again.' });
    };
    ask().catch((error: unknown) => give({ trouble: error instanceof Error ? error.message : String(error) }));
    return () => {
      current = false;
    };
  }, [session, chosen]);
  return answer?.of === chosen?.id ? answer : undefined;
}
