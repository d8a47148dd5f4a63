/** Starts the app: makes the engine and the stores, decides what to open, mounts the page. */
import './ui/theme/tokens.css';
import './ui/theme/fonts.css';
import './ui/theme/base.css';
import './ui/layout/layout.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createWorkerEngine } from './engine/worker-client';
import { DEFAULT_SCENARIO } from './scenario/default-scenario';
import { createSession } from './state/session';
import { readEmbed } from './state/embed';
import { browserStorage, frameStorage } from './state/page-storage';
import { createStores, type Stores } from './state/stores';
import { App } from './ui/App';
import { createLessonStore } from './ui/lessons/lesson-store';
import { openHash } from './ui/lessons/open-hash';
import { createRevealStore } from './ui/source/reveal-store';
import { PageProvider, type Page } from './ui/stores';

/** Of a frame that may not be changed: every edit is refused, and the reader told what to do instead. */
function refuseEdits({ scenario, notices }: Stores): void {
  const message = 'This frame is read-only. “Open in Carveout” gives you a copy to change.';
  const edit = () => notices.getState().tell({ id: 'read-only', severity: 'info', message });
  scenario.setState({ edit });
}

function createPage(): Page {
  const embed = readEmbed(location.search);
  const kept = embed ? frameStorage() : browserStorage();
  const stores = createStores({ initial: DEFAULT_SCENARIO, storage: kept.settings });
  if (embed?.theme) stores.settings.getState().setTheme(embed.theme);
  if (embed?.readonly) refuseEdits(stores);
  const session = createSession({
    ...kept,
    stores,
    engine: createWorkerEngine(),
    address: {
      hash: () => location.hash,
      clear: () => {
        if (!embed) history.replaceState(undefined, '', location.pathname + location.search);
      },
    },
    defaultScenario: DEFAULT_SCENARIO,
    now: Date.now,
    newId: () => [...crypto.getRandomValues(new Uint32Array(4))].map((word) => word.toString(36)).join(''),
  });
  return { ...stores, session, embed, reveal: createRevealStore(), lessons: createLessonStore() };
}

/** After the first picture and the editor: nothing waits for it. */
const OFFLINE_AFTER_MS = 3000;

function keepOffline(page: Page): void {
  if (page.embed || !import.meta.env.PROD) return;
  setTimeout(() => void import('./ui/offline/keep-offline').then((part) => part.keepOffline(page)), OFFLINE_AFTER_MS);
}

const offerReset = (broken?: string): void =>
  void import('./ui/history/show-reset').then(({ showReset }) => showReset(broken));

function startPage(root: HTMLElement): void {
  const page = createPage();
  const onUncaughtError = (error: unknown) => {
    console.warn(error);
    offerReset(String(error));
  };
  createRoot(root, { onUncaughtError }).render(
    <StrictMode>
      <PageProvider page={page}>
        <App />
      </PageProvider>
    </StrictMode>,
  );
  window.addEventListener('hashchange', () => void page.session.openAddress().then(() => openHash(page)));
  window.addEventListener('pagehide', () => page.session.leave());
  void page.session.start().then(() => openHash(page));
  keepOffline(page);
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
if (new URLSearchParams(location.search).has('reset')) offerReset();
else startPage(root);
