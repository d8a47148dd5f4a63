/** Makes a change that was tried, says what it was with the way back, and keeps the reader at what came of it. */
import type { Remedy } from '../../scenario/remedies';
import type { Page } from '../stores';
import type { Change } from './remedy-edit';

/** Names the notice; a later change of anything takes it away, so that its Undo can only mean this one. */
const TRIED = 'tried';

export function tryChange(page: Page, { sentence }: Pick<Remedy, 'sentence'>, { edit, step }: Change): void {
  page.scenario.getState().edit(edit);
  page.view.getState().goToStep(step);
  page.notices.getState().tell({ id: TRIED, severity: 'info', message: `Changed: ${sentence}`, action: 'undo' });
  const { files, workload, profile } = page.scenario.getState();
  const end = page.scenario.subscribe((now) => {
    if (now.files === files && now.workload === workload && now.profile === profile) return;
    page.notices.getState().dismiss(TRIED);
    end();
  });
  showOutcome();
}

/** The button that was pressed goes with the failure: the focus, and what is in view, go to what the step came to. */
function showOutcome(): void {
  document.querySelector<HTMLDialogElement>('dialog.close-up')?.close();
  const outcome = document.querySelector<HTMLElement>('.page-map-aside > .outcome');
  if (outcome?.parentElement) outcome.parentElement.scrollTop = 0;
  outcome?.focus({ preventScroll: true });
}

/** The way back that the notice offers. */
export function takeBack(page: Page): void {
  page.scenario.getState().undo();
  showOutcome();
}
