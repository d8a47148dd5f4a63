/** Worker entry: a thin shell round the host. */
import { createHost } from './host';
import type { Reply, Request } from './protocol';
import { STAGES } from './stages';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const host = createHost(STAGES);

scope.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const { answer, transfer } = host.answer(data.question);
  const reply: Reply = { ticket: data.ticket, answer };
  scope.postMessage(reply, [...transfer]);
});
