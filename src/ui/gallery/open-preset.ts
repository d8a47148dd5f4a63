import type { Preset } from '../../scenario/presets/preset';
import type { Page } from '../stores';
import { say } from '../widgets/say';

/** Opens a preset, which is named before anything that is said of it. */
export function openPreset(page: Page, { title, scenario }: Pick<Preset, 'title' | 'scenario'>): Promise<void> {
  say(`Preset ${title}.`);
  return page.session.open(scenario);
}
