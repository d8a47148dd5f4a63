/**
 * The service worker, as the build writes it into `sw.js` with its two constants filled in (see offline.mjs). It keeps
 * every file of one build, so that the page works without a network, and goes on with that build until the page asks
 * for the next: an update never comes in the middle of work.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** Digest of the build, and its files relative to the page. */
const VERSION = '__VERSION__';
const FILES = /** @type {string[]} */ (JSON.parse('__FILES__'));

const PREFIX = `carveout ${new URL(worker.registration.scope).pathname} `;
const CACHE = PREFIX + VERSION;
/** This build, and the one before it for pages that still run it. */
const BUILDS_KEPT = 2;

/** @param {string} file */
const addressOf = (file) => new URL(file, worker.registration.scope).href;

/** Names with a digest never change: what an earlier build has of them is taken from there. */
async function fill() {
  const cache = await caches.open(CACHE);
  const fetched = FILES.map(async (file) => {
    const known = file.startsWith('assets/') ? await caches.match(addressOf(file)) : undefined;
    const answer = known ?? (await fetch(addressOf(file), { cache: 'no-cache' }));
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    await cache.put(addressOf(file), answer);
  });
  await Promise.all(fetched);
}

/** Caches are listed in the order of their making. */
async function dropOldBuilds() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(ours.slice(0, Math.max(0, ours.length - (BUILDS_KEPT - 1))).map((name) => caches.delete(name)));
}

/**
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function answer(request) {
  const { pathname } = new URL(request.url);
  const root = new URL(worker.registration.scope).pathname;
  const isPage = request.mode === 'navigate' && (pathname === root || pathname === `${root}index.html`);
  const cache = await caches.open(CACHE);
  const wanted = isPage ? addressOf('index.html') : request;
  const kept = await cache.match(wanted, { ignoreVary: true });
  return kept ?? (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(fill()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOldBuilds().then(() => worker.clients.claim())));
worker.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(worker.skipWaiting());
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(worker.registration.scope)) event.respondWith(answer(request));
});
