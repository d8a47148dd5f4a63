/** Opens what was dropped or chosen: a file, several, or a folder. */
import { useCallback } from 'react';
import { usePage } from '../stores';
import type { Given } from './given';

/** What the file dialog offers first. */
export const ACCEPTED_FILES = '.dts,.dtsi,.dtso,.dtb,.h,.gz,.zip,.json';

export function useOpenFiles(): (given: readonly Given[]) => Promise<void> {
  const page = usePage();
  return useCallback(
    async (given) => {
      const { openGiven } = await import('./open-given');
      await openGiven(page, given);
    },
    [page],
  );
}
