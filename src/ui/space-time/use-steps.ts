/** Which step is shown, how to go to another, and play: one after the other up to the last, or every so many of a long run. */
import { useCallback, useEffect, useState } from 'react';
import { stepShown } from '../../state/selectors';
import { useDisplayed, usePage, useView } from '../stores';
import { PLAY_PICTURE_MS, playStride } from './play';

export type StepWalk = {
  readonly step: number;
  readonly count: number;
  readonly playing: boolean;
  /** Stops playing, too: the reader has taken over. */
  readonly go: (step: number) => void;
  /** Plays or stops; at the last step it begins again at the boot. */
  readonly toggle: () => void;
};

export function useSteps(): StepWalk {
  const page = usePage();
  const { simulation } = useDisplayed();
  const chosen = useView((view) => view.step);
  const [playing, setPlaying] = useState(false);
  const count = simulation?.run.steps.count ?? 0;
  const step = simulation ? stepShown(chosen, simulation.run) : 0;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const { step: at = count, goToStep } = page.view.getState();
      const next = Math.min(count, at + playStride(count));
      if (next > at) goToStep(next);
      if (next === count) setPlaying(false);
    }, PLAY_PICTURE_MS);
    return () => clearInterval(timer);
  }, [playing, count, page]);
  const go = useCallback(
    (next: number) => {
      setPlaying(false);
      page.view.getState().goToStep(next);
    },
    [page],
  );
  const toggle = () => {
    if (!playing) page.view.getState().goToStep(step >= count ? 0 : step);
    setPlaying(!playing);
  };
  return { step, count, playing, go, toggle };
}
