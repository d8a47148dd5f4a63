/** Opens the dialog that shares what is on screen. Fetched when it is asked for. */
import { showDialog } from '../source-files/show-dialog';
import { PageProvider, type Page } from '../stores';
import { SharePanel } from './SharePanel';
import { shareable } from './shareable';

export async function showShare(page: Page): Promise<void> {
  const content = await shareable(page);
  await showDialog<undefined>('Share', () => (
    <PageProvider page={page}>
      <SharePanel content={content} />
    </PageProvider>
  ));
}
