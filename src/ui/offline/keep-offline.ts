/** Keeps the page for a visit without a network, and offers a newer one. Fetched once nothing else is waited for. */
import type { Page } from '../stores';

/** Between two looks for a newer page while this one stays open. */
const LOOK_EVERY_MS = 60 * 60 * 1000;
const NOTICE_ID = 'update';
/** A newer worker that has not taken over by then is left waiting until the page is loaded again. */
const TAKES_OVER_MS = 2000;

let waiting: ServiceWorker | undefined;

function offer(page: Page, worker: ServiceWorker): void {
  waiting = worker;
  page.notices.getState().tell({
    id: NOTICE_ID,
    severity: 'info',
    message: 'A newer Carveout is here. It starts with your next visit, or now; your work is kept.',
    action: 'update',
  });
}

/** Never forced: without a word from the reader the page goes on as it is. */
function watch(page: Page, registration: ServiceWorkerRegistration): void {
  const isUpdate = () => navigator.serviceWorker.controller !== null;
  if (registration.waiting && isUpdate()) offer(page, registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && isUpdate()) offer(page, worker);
    });
  });
  setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS);
}

export async function keepOffline(page: Page): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const address = new URL('sw.js', document.baseURI);
  // Refused, in a private window or without a secure context, the page goes on needing its server; a browser that was
  // told to block them may give none.
  const registration: ServiceWorkerRegistration | undefined = await navigator.serviceWorker
    .register(address)
    .catch(() => undefined);
  if (registration) watch(page, registration);
}

/**
 * The newer page takes over, and this one starts again as it. A request of this page in the moment of the change wakes
 * the older worker, and Chromium then leaves the newer one waiting, however often it is asked; loading the page again
 * lets it in.
 */
export async function update(page: Page): Promise<void> {
  await page.session.flush();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('take over');
  setTimeout(() => location.reload(), TAKES_OVER_MS);
}
