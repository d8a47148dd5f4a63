/** Scenarios to start from; each says in a sentence what it shows. */
import { Suspense, use } from 'react';
import type { Preset } from '../../scenario/presets/preset';
import { usePage } from '../stores';
import { Menu } from '../widgets/Menu';

let loading: Promise<readonly Preset[]> | undefined;

/** In the menu; the gallery has all of them. */
const IN_MENU = 7;

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
  const page = usePage();
  const presets = use(loadPresets());
  const open = (preset: Preset) => void import('../gallery/open-preset').then((part) => part.openPreset(page, preset));
  const showAll = () => void import('../gallery/show-gallery').then((part) => part.showGallery(page));
  return (
    <>
      {presets.slice(0, IN_MENU).map((preset) => (
        <button key={preset.id} type="button" className="plain menu-item" onClick={() => open(preset)}>
          <span className="menu-title">{preset.title}</span>
          <span className="menu-text quiet">{preset.sentence}</span>
        </button>
      ))}
      <button type="button" className="plain menu-item" aria-haspopup="dialog" onClick={showAll}>
        <span className="menu-title">All {presets.length} presets, with pictures…</span>
        <span className="menu-text quiet">Real problems among them, each with its source.</span>
      </button>
    </>
  );
}
