/**
 * A run of a million operations as the page has it: in the built worker, in Chromium, from the request to the reply.
 * `run: N operations, A ms; text read … ` for a workload written out line by line and for one that `random` makes; the
 * worker's memory; and from the request for a step to its frame, at steps all over the run.
 *
 * Memory is what V8 says of the worker through the DevTools protocol: its heap and the array buffers beside it, once as
 * the run leaves it and once after garbage is collected. The page's own copies are not in it.
 */
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { findChromium } from '../tools/browsers.mjs';
import { ensureBuild } from '../tools/build.mjs';
import { serve } from '../tools/serve.mjs';
import { oneFileScenario, type Scenario } from '../scenario/scenario';
import { churnCase } from './churn';
import { median } from './median';

const AREA_PAGES = 1 << 20;
const OPERATIONS = 1_000_000;
const RUNS = 3;
const FRAMES = 100;
/** Within which 95 of 100 frames should be there. */
const FRAME_MS = 16;
const PORT = 4170;
const PORTS_TRIED = 9;
const MIB = 2 ** 20;

type Timed = { readonly ms: number; readonly steps: number; readonly frames: readonly number[] };
type HeapUsage = { readonly usedSize: number; readonly backingStorageSize?: number };

/** Text, because a function would be given helpers on the way that the page does not have. */
const MEASURE = `async ({ url, scenario, frames, seed }) => {
  globalThis.benched?.terminate();
  const worker = (globalThis.benched = new Worker(url, { type: 'module', name: 'benched' }));
  let ticket = 0;
  const ask = (question) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.answer.kind === 'failure' ? reject(new Error(data.answer.message)) : resolve(data.answer));
    worker.postMessage({ ticket: ++ticket, question });
  });
  await ask({ kind: 'run', scenario: { ...scenario, workload: '' } });
  const start = performance.now();
  const { reply } = await ask({ kind: 'run', scenario });
  const ms = performance.now() - start;
  const steps = reply.simulation.run.steps.count;
  const times = [];
  let state = seed;
  for (let i = 0; i < frames; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const before = performance.now();
    await ask({ kind: 'frame', runId: reply.id, step: Math.floor((state / 2 ** 32) * (steps + 1)) });
    times.push(performance.now() - before);
  }
  return { ms, steps, frames: times };
}`;

/** The seeded churn of `bench cma` as a scenario, and the same length made by one line. */
function scenarios(): readonly (readonly [string, Scenario])[] {
  const { dts, ops } = churnCase(1, AREA_PAGES, OPERATIONS);
  const lines = ops.map((op) => (op.op === 'alloc' ? `alloc b-${op.id} ${op.heap} ${op.len}` : `free b-${op.id}`));
  const scenario = (workload: string): Scenario => oneFileScenario({ path: 'board.dts', text: dts }, { workload });
  return [
    ['as lines', scenario(lines.join('\n'))],
    ['by random', scenario(`random pool@100000000 4KiB..8MiB steps=${OPERATIONS} live=2000`)],
  ];
}

/** Talks to the worker called `benched` through the page's session. */
class WorkerSession {
  private id = 0;
  private target = '';

  constructor(private readonly session: CDPSession) {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.title === 'benched' || targetInfo.type === 'worker') this.target = sessionId;
    });
  }

  static async of(page: Page): Promise<WorkerSession> {
    const session = await page.context().newCDPSession(page);
    const worker = new WorkerSession(session);
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    return worker;
  }

  async usage(): Promise<number> {
    const { usedSize, backingStorageSize } = (await this.send('Runtime.getHeapUsage')) as HeapUsage;
    return (usedSize + (backingStorageSize ?? 0)) / MIB;
  }

  collectGarbage = (): Promise<unknown> => this.send('HeapProfiler.collectGarbage');

  private send(method: string): Promise<unknown> {
    const id = ++this.id;
    const answer = new Promise<unknown>((resolve) => {
      const listen = ({ message }: { message: string }): void => {
        const reply = JSON.parse(message) as { id?: number; result?: unknown };
        if (reply.id !== id) return;
        this.session.off('Target.receivedMessageFromTarget', listen);
        resolve(reply.result);
      };
      this.session.on('Target.receivedMessageFromTarget', listen);
    });
    const message = JSON.stringify({ id, method });
    return this.session.send('Target.sendMessageToTarget', { sessionId: this.target, message }).then(() => answer);
  }
}

async function benchScenario(page: Page, worker: WorkerSession, name: string, scenario: Scenario): Promise<string[]> {
  const url =
    page
      .workers()
      .map((one) => one.url())
      .find((one) => one.includes('worker')) ?? '';
  const timed: Timed[] = [];
  while (timed.length < RUNS) {
    const given = JSON.stringify({ url, scenario, frames: FRAMES, seed: timed.length + 1 });
    timed.push(await page.evaluate<Timed>(`(${MEASURE})(${given})`));
  }
  const left = await worker.usage();
  await worker.collectGarbage();
  const kept = await worker.usage();
  const frames = (timed.at(-1)?.frames ?? []).toSorted((a, b) => a - b);
  const at = (share: number): string => (frames[Math.ceil(FRAMES * share) - 1] ?? NaN).toFixed(1);
  const within = frames.filter((ms) => ms <= FRAME_MS).length;
  return [
    `run ${name}: ${timed[0]?.steps} operations, ${median(timed.map((one) => one.ms)).toFixed(0)} ms in the worker`,
    `run ${name}: worker memory ${left.toFixed(0)} MiB, ${kept.toFixed(0)} MiB once garbage is collected`,
    `run ${name}: frames of ${FRAMES} random steps, ${within} within ${FRAME_MS} ms; median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`,
  ];
}

export async function benchRun(): Promise<string[]> {
  if (!(await ensureBuild())) throw new Error('the build failed');
  const { url, close } = await serve({ port: PORT, ports: PORTS_TRIED });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByRole('table', { name: 'Heaps under /dev/dma_heap' }).waitFor();
    const worker = await WorkerSession.of(page);
    const lines: string[] = [];
    for (const [name, scenario] of scenarios()) lines.push(...(await benchScenario(page, worker, name, scenario)));
    return lines;
  } finally {
    await browser.close();
    close();
  }
}
