/** Opens the history. Fetched when it is asked for. */
import { showDialog } from '../source-files/show-dialog';
import { PageProvider, type Page } from '../stores';
import { HistoryPanel } from './HistoryPanel';

export async function showHistory(page: Page): Promise<void> {
  await showDialog<undefined>('History', (close) => (
    <PageProvider page={page}>
      <HistoryPanel onDone={() => close(undefined)} />
    </PageProvider>
  ));
}
