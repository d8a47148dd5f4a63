/** Why the step that is shown got no memory: the engine's sentences, hole by hole, as they are numbered in the map. */
import type { StepReport } from '../../scenario/run';
import { formatAddress, formatBytes, formatPages } from '../../lib/format';
import type { Machine } from '../../kernel/machine';

/** Holes that are explained one by one; the map numbers the same ones. */
export const EXPLAINED_HOLES = 6;

export function FailureExplanation({ machine, report }: { readonly machine: Machine; readonly report: StepReport }) {
  const { failure } = report;
  return (
    <section className="failure" aria-label="Why it failed">
      <h3 className="failed">
        <span aria-hidden="true">✕ </span>
        {report.text.trim().split(/\s+/)[1] ?? `step ${report.step}`} failed
      </h3>
      <p>{failure?.sentence ?? report.sentence}</p>
      {failure && failure.holes.length > 0 && <Holes machine={machine} failure={failure} />}
      {report.log.length > 0 && <pre className="kernel-line">{report.log.join('\n')}</pre>}
    </section>
  );
}

type HolesProps = { readonly machine: Machine; readonly failure: NonNullable<StepReport['failure']> };

function Holes({ machine, failure }: HolesProps) {
  const pageSize = BigInt(machine.pageSize);
  const base = BigInt(machine.areas[failure.area]?.base ?? 0) * pageSize;
  const shown = failure.holes.slice(0, EXPLAINED_HOLES);
  const more = failure.holesInAll - shown.length;
  return (
    <>
      <ol className="holes" aria-label="Holes, longest first">
        {shown.map((hole, index) => (
          <li key={hole.first}>
            <span className="hole-number" aria-hidden="true">
              {index + 1}
            </span>
            <span>
              <strong>{formatPages(hole.pages)}</strong>{' '}
              <span className="quiet">
                {formatBytes(BigInt(hole.pages) * pageSize)} at{' '}
                <span className="mono">{formatAddress(base + BigInt(hole.first) * pageSize)}</span>
              </span>
              <br />
              {hole.sentence}
            </span>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="quiet">{more} more, none longer.</p>}
    </>
  );
}
