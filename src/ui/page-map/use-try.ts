/** Makes a change that was tried, and says so until something else is changed. */
import { useState } from 'react';
import type { Remedy } from '../../scenario/remedies';
import type { Draft } from '../../state/scenario-edit';
import { usePage, useScenario } from '../stores';
import type { Change } from './remedy-edit';

type Made = { readonly remedy: Remedy; readonly after: Draft };

export type Try = {
  /** What was changed last, as long as nothing else is. */
  readonly made: Remedy | undefined;
  readonly make: (remedy: Remedy, change: Change) => void;
};

export function useTry(): Try {
  const page = usePage();
  const [made, setMade] = useState<Made>();
  const stands = useScenario(
    ({ workload, files, profile }) =>
      made?.after.workload === workload && made.after.files === files && made.after.profile === profile,
  );
  const make = (remedy: Remedy, { edit, step }: Change) => {
    page.scenario.getState().edit(edit);
    page.view.getState().goToStep(step);
    setMade({ remedy, after: page.scenario.getState() });
  };
  return { made: stands ? made?.remedy : undefined, make };
}
