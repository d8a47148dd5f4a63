/** Opens the panel of files. Fetched when it is asked for. */
import { PageProvider, type Page } from '../stores';
import { FilesPanel } from './FilesPanel';
import { showDialog } from './show-dialog';

export async function showFiles(page: Page): Promise<void> {
  await showDialog<undefined>('Files', (close) => (
    <PageProvider page={page}>
      <FilesPanel onDone={() => close(undefined)} />
    </PageProvider>
  ));
}
