/**
 * The same engine without a worker, for tests and tools: same queue, same copies, same order of answers. What takes
 * long blocks the thread here and cannot be stopped.
 */
import { createClient, type PortEvents, type Spawn } from './client';
import { createHost, type Host } from './host';
import type { Engine, Reply, Request } from './protocol';
import type { Stages } from './stages';

/** A port that answers in a later microtask, with everything cloned or transferred as a worker would. */
const loopback =
  (newHost: () => Host): Spawn =>
  ({ onReply }: PortEvents) => {
    const host = newHost();
    let ended = false;
    async function answer({ question, ticket }: Request): Promise<void> {
      const { answer, transfer } = await host.answer(question);
      const reply: Reply = { ticket, answer };
      if (!ended) onReply(structuredClone(reply, { transfer: [...transfer] }));
    }
    return {
      post: (request) =>
        queueMicrotask(() => {
          if (!ended) void answer(structuredClone(request));
        }),
      terminate: () => {
        ended = true;
      },
    };
  };

/** @param stages STAGES, or others for a test */
export const createInThreadEngine = (stages: Stages): Engine => createClient(loopback(() => createHost(stages)));
