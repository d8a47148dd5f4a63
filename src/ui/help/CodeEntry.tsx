/** What a code means and what to do; nothing for what is no code. */
import { helpOf } from '../../scenario/code-help/code-help';
import { Marked } from '../widgets/Marked';

export function CodeEntry({ code }: { readonly code: string }) {
  const help = helpOf(code);
  if (!help) return null;
  return (
    <p className="code-entry">
      <Marked text={help.means} /> <strong>What to do:</strong> <Marked text={help.todo} />
    </p>
  );
}
