/** Saves the scenario with its view as a file of the browser's. */
import { useCallback } from 'react';
import { usePage } from '../stores';

export function useSaveFile(): () => Promise<void> {
  const page = usePage();
  return useCallback(() => import('./save-scenario').then(({ saveScenario }) => saveScenario(page)), [page]);
}
