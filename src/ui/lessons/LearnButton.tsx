/** Leads to the lessons. */
import { usePage } from '../stores';

export function LearnButton() {
  const page = usePage();
  const show = () => void import('./show-lessons').then((part) => part.showLessons(page));
  return (
    <button type="button" className="plain top-action learn" aria-haspopup="dialog" onClick={show}>
      Learn
    </button>
  );
}
