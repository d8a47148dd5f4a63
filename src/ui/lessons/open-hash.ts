/** Opens the lesson that the address names; nothing where it names none. Only once the session has started. */
import type { Page } from '../stores';

export function openHash(page: Page): void {
  const { hash } = location;
  if (hash.startsWith('#lesson')) void import('./show-lessons').then((part) => part.followAddress(page, hash));
}
