/** The buffer that the reader chose, in whichever picture or list. */
import { useCallback } from 'react';
import type { Run } from '../../scenario/run';
import { usePage, useView } from '../stores';

/** Index into Lives, undefined while none is chosen in this run; and how to choose. */
export function useBuffer(run: Run | undefined): readonly [number | undefined, (life: number | undefined) => void] {
  const page = usePage();
  const chosen = useView((view) => view.buffer);
  const nameOf = (life: number) => run?.names[run.lives.name[life] ?? -1];
  const choose = useCallback(
    (life: number | undefined) => {
      const name = life === undefined ? undefined : run?.names[run.lives.name[life] ?? -1];
      page.view.getState().chooseBuffer(life === undefined || name === undefined ? undefined : { life, name });
    },
    [page, run],
  );
  return [chosen && nameOf(chosen.life) === chosen.name ? chosen.life : undefined, choose];
}
