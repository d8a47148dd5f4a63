/** The engine of the page: the client over a real worker. */
import { createClient, type Port, type PortEvents } from './client';
import type { Engine, Reply } from './protocol';

function spawnWorker({ onReply, onCrash }: PortEvents): Port {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'carveout engine' });
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => onReply(data));
  worker.addEventListener('error', ({ message }) =>
    onCrash(`The engine could not go on${message ? `: ${message}` : ''}. Reload the page.`),
  );
  return { post: (request) => worker.postMessage(request), terminate: () => worker.terminate() };
}

/** Starts its worker with the first request. */
export const createWorkerEngine = (): Engine => createClient(spawnWorker);
