import { usePage } from '../stores';

export function ExportButton() {
  const page = usePage();
  return (
    <button
      type="button"
      className="plain top-action"
      onClick={() => void import('../export/show-export').then(({ showExport }) => showExport(page))}
    >
      Export
    </button>
  );
}
