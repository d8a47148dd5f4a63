/** Leads to the files of the scenario, where there are more than one. */
import { usePage, useScenario } from '../stores';

export function FilesButton() {
  const page = usePage();
  const count = useScenario((scenario) => scenario.files.length);
  if (count < 2) return null;
  return (
    <button
      type="button"
      className="plain link files-button"
      aria-haspopup="dialog"
      onClick={() => void import('./show-files').then(({ showFiles }) => showFiles(page))}
    >
      Files <span className="tab-count">{count}</span>
    </button>
  );
}
