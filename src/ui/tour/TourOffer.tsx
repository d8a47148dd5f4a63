/** One quiet line for whoever is here for the first time. It goes for good. */
import { usePage, useSettings } from '../stores';

export function TourOffer() {
  const page = usePage();
  const toured = useSettings((settings) => settings.toured);
  if (toured) return null;
  const end = () => page.settings.getState().set({ toured: true });
  return (
    <aside className="tour-offer" aria-label="First visit">
      New here?
      <button
        type="button"
        className="plain link"
        onClick={() => {
          end();
          void import('./show-tour').then(({ showTour }) => showTour(page));
        }}
      >
        Take the tour
      </button>
      <button type="button" className="plain link" onClick={end}>
        No, thanks
      </button>
    </aside>
  );
}
