/** Opens the dialog of what can be taken away. Fetched when it is asked for. */
import { browserMeasure } from '../../charts/measure';
import { shownArea } from '../selection';
import { showDialog } from '../source-files/show-dialog';
import { PageProvider, type Page } from '../stores';
import { ExportPanel } from './ExportPanel';
import { linkOf } from './scenario-link';

export async function showExport(page: Page): Promise<void> {
  const { shown } = page.run.getState();
  if (!shown) {
    page.notices.getState().tell({ id: 'export', severity: 'info', message: 'Nothing is computed yet to take away.' });
    return;
  }
  const view = page.view.getState();
  const area = shownArea(shown.simulation, view.selection, shown.frame.step);
  const [link, series] = await Promise.all([
    linkOf(page),
    area === undefined ? undefined : page.session.ask('fragmentation', { area }),
  ]);
  // Title and note decide no run, so those of the run on screen may be older.
  const { title, note } = page.scenario.getState();
  const titled = { ...shown, scenario: { ...shown.scenario, title, note } };
  const source = { shown: titled, view, series, measure: browserMeasure(document.documentElement) };
  await showDialog<undefined>('Export', () => (
    <PageProvider page={page}>
      <ExportPanel source={source} link={link} />
    </PageProvider>
  ));
}
