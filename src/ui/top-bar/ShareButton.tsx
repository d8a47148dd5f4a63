import { usePage } from '../stores';

export function ShareButton() {
  const page = usePage();
  const show = () => void import('../share/show-share').then(({ showShare }) => showShare(page));
  return (
    <button type="button" className="plain top-action" aria-haspopup="dialog" onClick={show}>
      Share
    </button>
  );
}
