/** Opens the comparison of the scenario on screen with another. Fetched when it is asked for. */
import { showDialog } from '../source-files/show-dialog';
import { PageProvider, type Page } from '../stores';
import { ComparePanel } from './ComparePanel';
import { otherGroups } from './others';

export async function showCompare(page: Page): Promise<void> {
  const { shown } = page.run.getState();
  if (!shown) {
    page.notices.getState().tell({ id: 'compare', severity: 'info', message: 'Nothing is computed yet to compare.' });
    return;
  }
  const { title, note } = page.scenario.getState();
  const groups = await otherGroups(page, { ...shown.scenario, title, note });
  await showDialog<undefined>('Compare', () => (
    <PageProvider page={page}>
      <ComparePanel groups={groups} />
    </PageProvider>
  ));
}
