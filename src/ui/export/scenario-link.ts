/** The link that goes along with what is taken away. */
import { isTooLargeForLink } from '../../scenario/share/link';
import { scenarioOf } from '../../state/stores';
import type { Page } from '../stores';

export const NO_LINK = 'This scenario is too large for a link.';

/** Undefined where the scenario is too large for one. */
export async function linkOf(page: Page): Promise<string | undefined> {
  const hash = await page.session.link();
  return isTooLargeForLink(scenarioOf(page), hash) ? undefined : new URL(hash, location.href).href;
}
