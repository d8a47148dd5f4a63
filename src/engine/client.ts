/**
 * The page's side of the boundary. Never blocks: a request that takes too long is stopped by ending its worker, and the
 * next one starts a new worker.
 */
import { EngineError, type Answer, type Engine, type Question, type Reply, type Request } from './protocol';
import { createRequests, type Waiting } from './requests';

/** A request still at work after this is reported as running. */
export const SLOW_AFTER_MS = 2_000;
/** A request still at work after this is stopped. */
export const STOPPED_AFTER_MS = 10_000;

export type Limits = { readonly slowAfterMs: number; readonly stoppedAfterMs: number };

const LIMITS: Limits = { slowAfterMs: SLOW_AFTER_MS, stoppedAfterMs: STOPPED_AFTER_MS };

/** What the client needs of a worker. */
export type Port = { readonly post: (request: Request) => void; readonly terminate: () => void };
export type PortEvents = {
  readonly onReply: (reply: Reply) => void;
  /** The worker could not be loaded, or threw outside a request. */
  readonly onCrash: (message: string) => void;
};
/** Starts a worker. */
export type Spawn = (events: PortEvents) => Port;

type AtWork = { readonly ticket: number; readonly waiting: Waiting; readonly timers: readonly Timer[] };
type Timer = ReturnType<typeof setTimeout>;

export function createClient(spawn: Spawn, limits: Limits = LIMITS): Engine {
  const requests = createRequests();
  let port: Port | undefined;
  let atWork: AtWork | undefined;
  let lastTicket = 0;
  let disposed = false;

  function ask(question: Question, onSlow?: () => void): Promise<Answer> {
    if (disposed) return Promise.reject(new EngineError('gone', 'The page has ended its engine.'));
    return new Promise((resolve, reject) => {
      requests.add({ question, onSlow, resolve, reject });
      startNext();
    });
  }

  function startNext(): void {
    if (atWork) return;
    const waiting = requests.next();
    if (!waiting) return;
    const ticket = ++lastTicket;
    atWork = { ticket, waiting, timers: timersFor(waiting) };
    port ??= started();
    port.post({ ticket, question: waiting.question });
  }

  /** A new worker; what an ended one still says is not listened to. */
  function started(): Port {
    const born: Port = spawn({
      onReply,
      onCrash: (message) => {
        if (port === born) drop(new EngineError('fault', message));
      },
    });
    return born;
  }

  const timersFor = (waiting: Waiting): Timer[] => [
    setTimeout(() => waiting.onSlow?.(), limits.slowAfterMs),
    setTimeout(() => drop(stoppedAfter(limits.stoppedAfterMs)), limits.stoppedAfterMs),
  ];

  function onReply({ ticket, answer }: Reply): void {
    if (ticket !== atWork?.ticket) return;
    const { waiting } = finish(atWork);
    if (answer.kind === 'failure') waiting.reject(new EngineError(answer.reason, answer.message));
    else waiting.resolve(answer);
    startNext();
  }

  function finish(work: AtWork): AtWork {
    for (const timer of work.timers) clearTimeout(timer);
    atWork = undefined;
    return work;
  }

  /** Ends the worker and with it the request at work; what waits gets a new worker. */
  function drop(error: EngineError): void {
    port?.terminate();
    port = undefined;
    if (atWork) finish(atWork).waiting.reject(error);
    startNext();
  }

  return {
    async run(scenario, onSlow) {
      const answer = await ask({ kind: 'run', scenario }, onSlow);
      return answer.kind === 'run' ? answer.reply : unexpected(answer);
    },
    async frame(runId, step) {
      const answer = await ask({ kind: 'frame', runId, step });
      return answer.kind === 'frame' ? answer.frame : unexpected(answer);
    },
    async ask(name, runId, about) {
      const answer = await ask({ kind: 'ask', runId, name, ask: about });
      // The host answers a question by the function of its name, which has this type.
      return answer.kind === 'ask' && answer.name === name ? answer.answer : unexpected(answer);
    },
    dispose() {
      disposed = true;
      const error = new EngineError('gone', 'The page has ended its engine.');
      requests.rejectAll(error);
      drop(error);
    },
  };
}

const stoppedAfter = (ms: number): EngineError =>
  new EngineError(
    'stopped',
    `Stopped after ${ms / 1000} s: this scenario takes too long to compute. Nothing of the text is lost; shorten the workload or undo the last change.`,
  );

function unexpected(answer: Answer): never {
  throw new EngineError('fault', `The engine answered with ${answer.kind} to another request.`);
}
