/** The whole screen and large type, on and off. */
import type { Page } from '../stores';
import { say } from '../widgets/say';

/** On the document while a lesson is presented; lessons.css makes the type large. */
const MARK = 'data-presenting';

/** Full screen where the browser allows it; without it the type is large all the same. */
export function startPresenting(page: Page): void {
  say('The presentation begins. Page Down goes on, Page Up back, Escape ends it.');
  page.lessons.setState({ presenting: true });
  document.documentElement.toggleAttribute(MARK, true);
  void document.documentElement.requestFullscreen().catch(() => undefined);
}

export function stopPresenting(page: Page): void {
  say('The presentation has ended.');
  page.lessons.setState({ presenting: false });
  document.documentElement.toggleAttribute(MARK, false);
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
}
