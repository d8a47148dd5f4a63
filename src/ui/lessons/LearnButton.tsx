/** Leads to the lessons, and opens the one that the address names. */
import { useEffect } from 'react';
import { usePage, type Page } from '../stores';

const openAddress = (page: Page): void => {
  const { hash } = location;
  if (hash.startsWith('#lesson')) void import('./open-lesson').then((part) => part.openAddress(page, hash));
};

export function LearnButton() {
  const page = usePage();
  useEffect(() => {
    const onChange = () => openAddress(page);
    onChange();
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, [page]);
  const show = () => void import('./show-lessons').then((part) => part.showLessons(page));
  return (
    <button type="button" className="plain top-action" aria-haspopup="dialog" onClick={show}>
      Learn
    </button>
  );
}
