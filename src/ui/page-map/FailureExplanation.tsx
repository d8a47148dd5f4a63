/** Why the step that is shown got no memory: the engine's sentences, hole by hole, as they are numbered in the map. */
import { useId } from 'react';
import { MARKED_HOLES } from '../../charts/page-map/failure-marks';
import type { Machine } from '../../kernel/machine';
import { formatAddress, formatBytes, formatPages } from '../../lib/format';
import type { FailureReport, RefusedHole, StepReport } from '../../scenario/run';
import { CopyButton } from '../widgets/CopyButton';
import { lazyPart } from '../widgets/lazy-part';
import type { RemediesProps } from './Remedies';

const Remedies = lazyPart<RemediesProps>(async () => (await import('./Remedies')).Remedies);

type Props = {
  readonly machine: Machine;
  readonly report: StepReport;
  /** Undefined where the kernel did not search: then no change of the area helps. */
  readonly changes: RemediesProps | undefined;
  /** Absent in the close-up itself. */
  readonly onCloseUp?: (() => void) | undefined;
};

export function FailureExplanation({ machine, report, changes, onCloseUp }: Props) {
  const { failure } = report;
  const name = report.text.trim().split(/\s+/)[1] ?? `step ${report.step}`;
  const changesId = useId();
  const log = report.log.length > 0 && <KernelLines lines={report.log} />;
  const holes = failure && failure.holes.length > 0 && <Holes machine={machine} failure={failure} />;
  return (
    <section className="failure" aria-label="Why it failed">
      <div className="failure-head">
        <h3 className="failed">
          <span aria-hidden="true">✕ </span>
          {name} failed
        </h3>
        {onCloseUp && failure && (
          <button type="button" className="plain link" onClick={onCloseUp}>
            Close-up
          </button>
        )}
      </div>
      <p>{failure?.sentence ?? report.sentence}</p>
      {report.expectation && (
        <p className={report.expectation.met ? 'passed' : 'failed'}>{report.expectation.sentence}</p>
      )}
      {onCloseUp && <ChangesLink count={changes?.remedies?.length} target={changesId} />}
      {!onCloseUp && log}
      {holes && <HolesHead failure={failure} inFull={!onCloseUp} />}
      {holes}
      <div id={changesId} tabIndex={-1}>
        {changes && <Remedies {...changes} />}
      </div>
      {onCloseUp && log}
    </section>
  );
}

type HeadProps = { readonly failure: FailureReport; readonly inFull: boolean };

/** Holes are refused only by a kernel that looks at them: more than is free it does not search for. */
function HolesHead({ failure: { pages, free }, inFull }: HeadProps) {
  if (pages > free) return <h4>No hole is long enough</h4>;
  return inFull ? <h4>Why each hole was refused</h4> : null;
}

/** To the changes, which may stand below what is in view. */
function ChangesLink({ count, target }: { readonly count: number | undefined; readonly target: string }) {
  if (!count) return null;
  const show = () => {
    const element = document.getElementById(target);
    const panel = element?.closest<HTMLElement>('.page-map-aside');
    // Not scrollIntoView(): that would also move the page, which is no higher than the window on purpose.
    if (element && panel) panel.scrollTop += element.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    element?.focus({ preventScroll: true });
  };
  return (
    <button type="button" className="plain link" onClick={show}>
      {count === 1 ? '1 change that would make it fit' : `${count} changes that would make it fit`}
    </button>
  );
}

const KernelLines = ({ lines }: { readonly lines: readonly string[] }) => (
  <div className="kernel-line">
    <CopyButton what="kernel log" text={() => lines.join('\n')} />
    <pre>{lines[0]}</pre>
    {lines[0]?.includes('ret: -16') && (
      <p className="quiet">The log has the kernel's own -EBUSY (-16); a program gets ENOMEM.</p>
    )}
    {lines.length > 1 && (
      <details>
        <summary>{lines.length - 1} more lines</summary>
        <pre>{lines.slice(1).join('\n')}</pre>
      </details>
    )}
  </div>
);

type HolesProps = { readonly machine: Machine; readonly failure: FailureReport };

function Holes({ machine, failure }: HolesProps) {
  const shown = failure.holes.slice(0, MARKED_HOLES);
  const more = failure.holesInAll - shown.length;
  return (
    <>
      <ol className="holes" aria-label="Holes, longest first">
        {shown.map((hole, index) => (
          <HoleRow key={hole.first} machine={machine} area={failure.area} hole={hole} number={index + 1} />
        ))}
      </ol>
      {more > 0 && <p className="quiet">{more} more, none longer.</p>}
    </>
  );
}

type HoleProps = {
  readonly machine: Machine;
  readonly area: number;
  readonly hole: RefusedHole;
  readonly number: number;
};

function HoleRow({ machine, area, hole, number }: HoleProps) {
  const pageSize = BigInt(machine.pageSize);
  const first = BigInt(machine.areas[area]?.base ?? 0) + BigInt(hole.first);
  const pages = formatPages(hole.pages);
  return (
    <li>
      <span className="hole-number" aria-hidden="true">
        {number}
      </span>
      <span>
        <strong>{pages}</strong>{' '}
        <span className="quiet">
          {formatBytes(BigInt(hole.pages) * pageSize)}
          <span className="hole-at">
            {' '}
            at <span className="mono">{formatAddress(first * pageSize)}</span>
          </span>
        </span>
        <br />
        {refusalOf(hole.sentence, pages)}
      </span>
    </li>
  );
}

/** The sentence without the length that stands before it already. */
export function refusalOf(sentence: string, pages: string): string {
  return sentence.startsWith(pages) ? sentence.slice(pages.length).replace(/^[;,]\s*/, '') : sentence;
}
