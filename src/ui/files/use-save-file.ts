/** Saves the scenario with its view as a file of the browser's. */
import { useCallback } from 'react';
import { scenarioOf } from '../../state/stores';
import { usePage } from '../stores';
import { download } from './download';

const MAX_NAME = 60;

/** A file name from a title: letters and digits of it, joined by dashes. `extension` with its dot. */
export function fileName(title: string, extension: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_NAME);
  return `${words || 'scenario'}${extension}`;
}

export function useSaveFile(): () => Promise<void> {
  const page = usePage();
  return useCallback(async () => {
    const { encodeFile, FILE_EXTENSION } = await import('../../scenario/share/file');
    const scenario = scenarioOf(page);
    download(fileName(scenario.title, FILE_EXTENSION), encodeFile(scenario), 'application/json');
  }, [page]);
}
