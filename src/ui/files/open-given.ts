/** Opens files, or says in a sentence why they are not opened. Fetched with the first file. */
import { readInputFiles, withOverlays, type InputFile } from '../../scenario/input-file';
import { openBoard } from '../../scenario/input-folder';
import { chooseBoard } from '../source-files/choose-board';
import type { Page } from '../stores';
import { readGiven } from './read-given';
import { lessonIn } from './lesson-in';
import type { Given } from './given';

const NOTICE_ID = 'file';

export async function openGiven(page: Page, given: readonly Given[]): Promise<void> {
  const files = await readGiven(given).catch(() => undefined);
  if (!files || files.length === 0) {
    tell(
      page,
      'error',
      files ? 'There is no file to open in what was given.' : 'The browser could not read the files.',
    );
    return;
  }
  const lesson = lessonIn(files);
  if (lesson === undefined) return openInput(page, await readInputFiles(files));
  const { openText } = await import('../lessons/open-lesson');
  openText(page, lesson);
}

async function openInput(page: Page, input: InputFile): Promise<void> {
  switch (input.kind) {
    case 'refused':
      return tell(page, 'error', input.message);
    case 'overlays':
      return addOverlays(page, input);
    case 'boards': {
      const board = await chooseBoard(input.folder.boards);
      if (board !== undefined) await openScenario(page, openBoard(input.folder, board));
      return;
    }
    case 'opened':
      return openScenario(page, input);
  }
}

type Opened = Pick<Extract<InputFile, { kind: 'opened' }>, 'scenario' | 'notes'>;

async function openScenario(page: Page, { scenario, notes }: Opened): Promise<void> {
  await page.session.open(scenario);
  if (notes.length > 0) tell(page, 'info', notes.join(' '));
  else page.notices.getState().dismiss(NOTICE_ID);
}

function addOverlays(page: Page, input: Extract<InputFile, { kind: 'overlays' }>): void {
  const { main, edit, ...draft } = page.scenario.getState();
  if (input.overlays.includes(main)) {
    return tell(page, 'error', `${main} is the board that is open; an overlay of the same name cannot be added to it.`);
  }
  edit({ kind: 'files', main, ...withOverlays(draft, input) });
  const [first = ''] = input.overlays;
  page.view.getState().showEditorTab(first);
  tell(
    page,
    'info',
    `${input.overlays.join(', ')} is applied to ${main.split('/').at(-1)}. Files, above the source, shows the order and takes it away again.`,
  );
}

const tell = (page: Page, severity: 'info' | 'error', message: string): void =>
  page.notices.getState().tell({ id: NOTICE_ID, severity, message });
