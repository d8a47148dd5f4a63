/** Title, kernel and the way out of the frame, in one line. */
import { useState, type MouseEvent } from 'react';
import { usePage, useScenario } from '../stores';

export function EmbedBar({ readonly }: { readonly readonly: boolean }) {
  const title = useScenario((scenario) => scenario.title);
  const version = useScenario((scenario) => scenario.profile.version);
  return (
    <header className="embed-bar">
      <h1 className="embed-title">{title || 'Carveout'}</h1>
      <span className="quiet">Linux {version}</span>
      {readonly && <span className="quiet">read-only</span>}
      <OpenLink />
    </header>
  );
}

const address = (hash: string): string => location.origin + location.pathname + hash;

/** Leads to what is on screen now, not to what the frame was given. */
function OpenLink() {
  const { session } = usePage();
  const [href, setHref] = useState(() => address(location.hash));
  const renew = () => void session.link().then((hash) => setHref(address(hash)));
  const open = (event: MouseEvent) => {
    event.preventDefault();
    void session.link().then((hash) => window.open(address(hash), '_blank', 'noopener'));
  };
  return (
    <a
      className="embed-open"
      href={href}
      target="_blank"
      rel="noopener"
      onPointerEnter={renew}
      onFocus={renew}
      onClick={open}
    >
      Open in Carveout
    </a>
  );
}
