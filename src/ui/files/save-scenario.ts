/** Saves the scenario with its view as a file of the browser's. Fetched when it is asked for. */
import { encodeFile, FILE_EXTENSION } from '../../scenario/share/file';
import { scenarioOf } from '../../state/stores';
import type { Page } from '../stores';
import { download } from './download';
import { fileName } from './file-name';

export function saveScenario(page: Page): void {
  const scenario = scenarioOf(page);
  download(fileName(scenario.title, FILE_EXTENSION), encodeFile(scenario), 'application/json');
}
