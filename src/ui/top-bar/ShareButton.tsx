import { useShare } from '../use-share';

export function ShareButton() {
  const share = useShare();
  return (
    <button type="button" className="plain top-action" onClick={() => void share()}>
      Share
    </button>
  );
}
