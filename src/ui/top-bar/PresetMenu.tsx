/** Scenarios to start from; each says in a sentence what it shows. */
import { Suspense, use } from 'react';
import type { Preset } from '../../scenario/presets/preset';
import { usePage } from '../stores';
import { Menu } from '../widgets/Menu';

let loading: Promise<readonly Preset[]> | undefined;

/** Loaded with the first look at the menu, and then kept. */
const loadPresets = (): Promise<readonly Preset[]> =>
  (loading ??= import('../../scenario/presets/presets').then((module) => module.PRESETS));

export const PresetMenu = () => (
  <Menu label="Presets">
    <Suspense fallback={null}>
      <Entries />
    </Suspense>
  </Menu>
);

function Entries() {
  const { session } = usePage();
  return use(loadPresets()).map(({ id, title, sentence, scenario }) => (
    <button key={id} type="button" className="plain menu-item" onClick={() => void session.open(scenario)}>
      <span className="menu-title">{title}</span>
      <span className="menu-text quiet">{sentence}</span>
    </button>
  ));
}
