/** Overlays in the order in which they are applied, and those that could be. */
import { useEdit, usePage } from '../stores';
import { swapped } from './file-rows';

type Props = { readonly applied: readonly string[]; readonly idle: readonly string[] };

export function OverlayList({ applied, idle }: Props) {
  const page = usePage();
  const edit = useEdit();
  const set = (overlays: readonly string[]) => {
    const { files, main } = page.scenario.getState();
    edit({ kind: 'files', files, main, overlays });
  };
  return (
    <section aria-label="Overlays" className="files-overlays">
      <h3>Overlays, in the order of their application</h3>
      <ol>
        {applied.map((path, at) => (
          <li key={path}>
            <span className="files-name">{path}</span>
            <Action name="Earlier" path={path} disabled={at === 0} onClick={() => set(swapped(applied, at, -1))} />
            <Action
              name="Later"
              path={path}
              disabled={at === applied.length - 1}
              onClick={() => set(swapped(applied, at, 1))}
            />
            <Action name="Remove" path={path} onClick={() => set(applied.filter((other) => other !== path))} />
          </li>
        ))}
      </ol>
      <ul>
        {idle.map((path) => (
          <li key={path}>
            <span className="files-name">{path}</span>
            <Action name="Apply" path={path} onClick={() => set([...applied, path])} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type ActionProps = {
  readonly name: string;
  readonly path: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
};

const Action = ({ name, path, disabled = false, onClick }: ActionProps) => (
  <button type="button" className="plain link" aria-label={`${name}: ${path}`} disabled={disabled} onClick={onClick}>
    {name}
  </button>
);
