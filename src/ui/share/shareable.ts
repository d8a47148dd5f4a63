/** What the dialog shares: the scenario as it was when the dialog was opened. */
import { isTooLargeForLink } from '../../scenario/share/link';
import type { Scenario } from '../../scenario/scenario';
import { reproduceNote } from '../../scenario/reproduce-note';
import { scenarioOf } from '../../state/stores';
import type { Page } from '../stores';
import { pageAddress } from './texts';

export type Shareable = {
  readonly scenario: Scenario;
  /** Undefined where the scenario is too large for a link. */
  readonly link: { readonly hash: string; readonly href: string } | undefined;
  /** Undefined before the first picture. */
  readonly note: string | undefined;
};

export async function shareable(page: Page): Promise<Shareable> {
  const scenario = scenarioOf(page);
  const hash = await page.session.link();
  const link = isTooLargeForLink(scenario, hash) ? undefined : { hash, href: pageAddress() + hash };
  const { shown } = page.run.getState();
  return { scenario, link, note: shown && reproduceNote(shown.scenario, shown.simulation, link?.href) };
}
