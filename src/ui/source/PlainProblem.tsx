/** Under a plain field, which marks nothing: the worst of what is wrong in its text, and how to get there. */
import { problemGroups } from '../problems/problem-rows';
import { lineColumn } from '../../lib/line-column';
import { textOf } from '../../state/selectors';
import { usePage, useRun } from '../stores';
import { useReveal } from '../use-reveal';
import { Marked } from '../widgets/Marked';

export function PlainProblem({ path }: { readonly path: string }) {
  const latest = useRun((state) => state.latest);
  const reveal = useReveal();
  const page = usePage();
  const rows = (problemGroups({ latest, findings: undefined }) ?? [])
    .flatMap((group) => group.rows)
    .filter((row) => row.span?.file === path && (row.word === 'error' || row.word === 'warning'));
  const [row] = rows;
  const text = row && textOf(row.scenario, path);
  return (
    <div className="plain-problem" role="status">
      {row?.span && text !== undefined && (
        <>
          <button type="button" className="plain" onClick={() => row.span && reveal(row.span)}>
            <strong className={row.word === 'error' ? 'failed' : 'warning'}>
              line {lineColumn(text, row.span.start).line}
            </strong>{' '}
            <Marked text={row.message} />
          </button>
          {rows.length > 1 && (
            <button type="button" className="plain link" onClick={() => showProblems(page)}>
              {rows.length - 1} more
            </button>
          )}
        </>
      )}
    </div>
  );
}

function showProblems(page: ReturnType<typeof usePage>): void {
  page.view.getState().showBottomTab('problems');
  page.view.getState().showNarrowTab('messages');
}
