/** The queue before the worker: one request at work; of each kind, and of each question by name, only the newest waits. */
import { EngineError, type Answer, type Question } from './protocol';

export type Waiting = {
  readonly question: Question;
  readonly onSlow: (() => void) | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: EngineError) => void;
};

export type Requests = {
  /** Displaces an older one of its kind, which rejects with `superseded`, and takes over its place in the queue. */
  readonly add: (waiting: Waiting) => void;
  /** The one to start next: the kind that has waited longest. */
  readonly next: () => Waiting | undefined;
  readonly rejectAll: (error: EngineError) => void;
};

export function createRequests(): Requests {
  /** A Map keeps the place of a key whose value is replaced. */
  const byKind = new Map<string, Waiting>();
  return {
    add(waiting) {
      const kind = kindOf(waiting.question);
      const older = byKind.get(kind);
      byKind.set(kind, waiting);
      older?.reject(new EngineError('superseded', 'A newer request took its place.'));
    },
    next() {
      for (const [kind, waiting] of byKind) {
        byKind.delete(kind);
        return waiting;
      }
      return undefined;
    },
    rejectAll(error) {
      const all = [...byKind.values()];
      byKind.clear();
      for (const { reject } of all) reject(error);
    },
  };
}

const kindOf = (question: Question): string => (question.kind === 'ask' ? `ask ${question.name}` : question.kind);
