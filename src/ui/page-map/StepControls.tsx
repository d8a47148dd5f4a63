/** Which step is shown: slider, back, step, play; and what that step did. */
import { useEffect, useState } from 'react';
import { stepShown } from '../../state/selectors';
import type { StepReport } from '../../scenario/run';
import { useDisplayed, usePage, useView } from '../stores';
import './steps.css';

/** One step of the animation, in ms: slow enough to follow, and never quicker than frames are computed. */
const PLAY_STEP_MS = 400;

export function StepControls() {
  const { simulation, frame } = useDisplayed();
  const chosen = useView((view) => view.step);
  const goToStep = useView((view) => view.goToStep);
  const count = simulation?.run.steps.count ?? 0;
  const step = simulation ? stepShown(chosen, simulation.run) : 0;
  const { playing, toggle, stop } = usePlay(count);
  if (count === 0)
    return <p className="pane-note steps-empty">No operations yet. Allocate a buffer, or write a line of workload.</p>;
  const go = (next: number) => {
    stop();
    goToStep(next);
  };
  return (
    <section className="steps" aria-label="Steps">
      <div className="step-buttons">
        <button type="button" className="button" disabled={step === 0} onClick={() => go(step - 1)}>
          Back
        </button>
        <button type="button" className="button" disabled={step === count} onClick={() => go(step + 1)}>
          Step
        </button>
        <button type="button" className="button" onClick={() => toggle(step)}>
          {playing ? 'Stop' : 'Play'}
        </button>
        <span className="quiet step-count">
          step {step} of {count}
        </span>
      </div>
      <input
        className="step-slider"
        type="range"
        aria-label="Step"
        min={0}
        max={count}
        step={1}
        value={step}
        aria-valuetext={`step ${step} of ${count}`}
        onChange={(event) => go(Number(event.target.value))}
      />
      <p className="step-report" aria-live={playing ? 'off' : 'polite'}>
        <StepWords report={frame?.report} />
      </p>
    </section>
  );
}

function StepWords({ report }: { readonly report: StepReport | undefined }) {
  if (!report) return <span className="quiet">after boot, before the first operation</span>;
  const tone = report.outcome === 'ok' ? 'quiet' : report.outcome === 'failed' ? 'failed' : 'warning';
  return (
    <>
      <code>{report.text.trim()}</code>{' '}
      <span className={tone}>{report.failure ? `failed, ${report.errno ?? 'refused'}` : report.sentence}</span>
    </>
  );
}

/** Shows one step after the other up to the last one; at the last one it begins again at the boot. */
function usePlay(count: number) {
  const page = usePage();
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const next = (page.view.getState().step ?? count) + 1;
      if (next <= count) page.view.getState().goToStep(next);
      if (next >= count) setPlaying(false);
    }, PLAY_STEP_MS);
    return () => clearInterval(timer);
  }, [playing, count, page]);
  const toggle = (step: number) => {
    if (!playing) page.view.getState().goToStep(step >= count ? 0 : step);
    setPlaying(!playing);
  };
  return { playing, toggle, stop: () => setPlaying(false) };
}
