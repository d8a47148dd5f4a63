/** Shows the picture that it stands in over the whole window, and back. The key F does the same. */
import { useEffect, useRef, useState } from 'react';
import { isPresented, PICTURE, toggle } from './present';

export function FullScreenButton() {
  const button = useRef<HTMLButtonElement>(null);
  const [on, setOn] = useState(false);
  useEffect(() => {
    const read = () => setOn(isPresented(button.current?.closest(PICTURE) ?? null));
    document.addEventListener('carveout:presented', read);
    return () => document.removeEventListener('carveout:presented', read);
  }, []);
  const onClick = () => {
    const picture = button.current?.closest<HTMLElement>(PICTURE);
    if (picture) toggle(picture);
  };
  return (
    <button
      ref={button}
      type="button"
      className="plain link full-screen-button"
      aria-pressed={on}
      aria-keyshortcuts="f"
      onClick={onClick}
    >
      {on ? 'Leave full screen' : 'Full screen'}
    </button>
  );
}
