/** Opens a file that was dropped or chosen; says in a sentence why one is not opened. */
import { useCallback } from 'react';
import { usePage } from '../stores';

/** What the file dialog offers first. */
export const ACCEPTED_FILES = '.dts,.gz,.json';

const NOTICE_ID = 'file';

export function useOpenFile(): (file: File) => Promise<void> {
  const page = usePage();
  return useCallback(
    async (file) => {
      const { MAX_INPUT_BYTES, readInputFile } = await import('../../scenario/input-file');
      const { tell, dismiss } = page.notices.getState();
      // Read only what would be looked at: a larger file is refused by its size alone.
      const bytes = new Uint8Array(await file.slice(0, MAX_INPUT_BYTES + 1).arrayBuffer());
      const input = await readInputFile(file.name, bytes);
      if (input.kind === 'refused') {
        tell({ id: NOTICE_ID, severity: 'error', message: input.message });
        return;
      }
      await page.session.open(input.scenario);
      if (input.notes.length > 0) tell({ id: NOTICE_ID, severity: 'info', message: input.notes.join(' ') });
      else dismiss(NOTICE_ID);
    },
    [page],
  );
}
