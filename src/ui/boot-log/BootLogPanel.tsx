/**
 * The kernel's own words: the lines of the boot, then those of the step that is shown, then its files of an area. A line
 * about a node leads to it.
 */
import type { LogLine, Machine } from '../../kernel/machine';
import type { Frame } from '../../scenario/run';
import { useDisplayed } from '../stores';
import { useReveal } from '../use-reveal';
import { lazyPart } from '../widgets/lazy-part';
import './boot-log.css';

const AreaFilesPanel = lazyPart(async () => (await import('../area-files/AreaFilesPanel')).AreaFilesPanel);

export function BootLogPanel() {
  const { simulation, frame } = useDisplayed();
  if (!simulation) return <p className="pane-note">Nothing computed yet.</p>;
  const { machine } = simulation;
  return (
    <>
      <ol className="log" aria-label="Boot log">
        {machine.log.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </ol>
      <StepLines frame={frame} />
      <AreaFilesPanel />
    </>
  );
}

export const bootLogText = (machine: Machine): string => machine.log.map((line) => line.text).join('\n');

function Line({ line }: { readonly line: LogLine }) {
  const reveal = useReveal();
  const { path } = line;
  const tone = line.level === 'err' ? 'failed' : line.level === 'warn' ? 'warning' : '';
  return (
    <li className={tone}>
      {path === undefined ? (
        <span className="log-line">{line.text}</span>
      ) : (
        <button type="button" className="plain log-line" onClick={() => reveal({ path })}>
          {line.text}
        </button>
      )}
    </li>
  );
}

function StepLines({ frame }: { readonly frame: Frame | undefined }) {
  const report = frame?.report;
  if (!report || report.log.length === 0) return null;
  return (
    <ol className="log" aria-label={`Kernel lines of step ${report.step}`}>
      {report.log.map((text, index) => (
        <li key={index} className="failed">
          <span className="log-line">
            [step {report.step}] {text}
          </span>
        </li>
      ))}
    </ol>
  );
}
