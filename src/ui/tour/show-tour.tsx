/** The tour: a card beside each part in turn. Nothing is covered or locked; the page stays usable. */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { createRoot } from 'react-dom/client';
import type { Page } from '../stores';
import { STOPS, type Stop } from './stops';
import { beside } from './beside';
import './tour.css';

let running: (() => void) | undefined;

export function showTour(page: Page): void {
  running?.();
  page.settings.getState().set({ toured: true });
  page.view.getState().showNarrowTab('pictures');
  const back = document.activeElement;
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  running = () => {
    running = undefined;
    root.unmount();
    host.remove();
    if (back instanceof HTMLElement) back.focus();
  };
  root.render(<Tour onEnd={running} />);
}

const partOf = ({ part }: Stop): HTMLElement | null =>
  document.querySelector<HTMLElement>(`section[aria-label="${part}"]`);

/** Marks the part and puts the card beside it. @returns takes the mark away */
function pointOut(stop: Stop, card: HTMLElement): () => void {
  const part = partOf(stop);
  part?.scrollIntoView({ block: 'nearest' });
  part?.setAttribute('data-toured', '');
  if (part) Object.assign(card.style, beside(part.getBoundingClientRect(), card.getBoundingClientRect(), window));
  return () => part?.removeAttribute('data-toured');
}

function Tour({ onEnd }: { readonly onEnd: () => void }) {
  // Those that are on this page: a narrow one shows fewer parts at once.
  const [stops] = useState(() => STOPS.filter((stop) => partOf(stop) !== null));
  const [at, setAt] = useState(0);
  const stop = stops[at];
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (stop && card.current ? pointOut(stop, card.current) : undefined), [stop]);
  useEffect(() => {
    card.current?.focus();
  }, [at]);
  if (!stop) return null;
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') onEnd();
    if (key === 'ArrowRight' && at < stops.length - 1) setAt(at + 1);
    if (key === 'ArrowLeft' && at > 0) setAt(at - 1);
  };
  const isLast = at === stops.length - 1;
  return (
    <div
      ref={card}
      className="tour"
      role="dialog"
      aria-label={`Tour: ${stop.title}`}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <h2>
        {stop.title}{' '}
        <span className="quiet">
          {at + 1} of {stops.length}
        </span>
      </h2>
      <p>{stop.text}</p>
      <div className="tour-actions">
        <button type="button" className="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
          Back
        </button>
        <button type="button" className="button" onClick={isLast ? onEnd : () => setAt(at + 1)}>
          {isLast ? 'Done' : 'Next'}
        </button>
        {!isLast && (
          <button type="button" className="plain link" onClick={onEnd}>
            End the tour
          </button>
        )}
      </div>
    </div>
  );
}
