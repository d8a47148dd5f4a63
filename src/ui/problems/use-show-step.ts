/** From a step that failed to its pictures: the step, and the area that it was asked of. */
import { useCallback } from 'react';
import { NO_SELECTION } from '../../state/view-store';
import { selectionOf } from '../selection';
import { usePage } from '../stores';

/** On a narrow screen the pictures come to the front. While nothing is selected they follow the step by themselves. */
export function useShowStep(): (step: number) => void {
  const page = usePage();
  return useCallback(
    (step) => {
      const { selection, select, goToStep, showNarrowTab } = page.view.getState();
      const simulation = page.run.getState().shown?.simulation;
      const area = simulation?.run.steps.area[step - 1];
      goToStep(step);
      showNarrowTab('pictures');
      if (selection === NO_SELECTION || area === undefined || !simulation?.machine.areas[area]) return;
      select(selectionOf(simulation.machine, area), 'picture');
    },
    [page],
  );
}
