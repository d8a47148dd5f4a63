/** Worker entry: a thin shell round the host. */
import { createHost } from './host';
import type { Reply, Request } from './protocol';
import { STAGES } from './stages';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const host = createHost(STAGES);

/** The client sends a request only when the one before is answered. */
async function answer({ question, ticket }: Request): Promise<void> {
  const { answer, transfer } = await host.answer(question);
  const reply: Reply = { ticket, answer };
  scope.postMessage(reply, [...transfer]);
}

scope.addEventListener('message', ({ data }: MessageEvent<Request>) => void answer(data));
