/** Finds a region, a device, a heap or an address, and zooms there. The slash key leads to it. */
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { findPlaces, type FoundPlace } from '../../charts/memory-map/find';
import type { Machine } from '../../kernel/machine';

type Props = { readonly machine: Machine; readonly onGo: (place: FoundPlace) => void };

export function FindField({ machine, onGo }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { places, inAll } = useMemo(() => findPlaces(machine, text), [machine, text]);
  useSlashKey(field);
  const go = (place: FoundPlace | undefined) => {
    if (!place) return;
    setOpen(false);
    onGo(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) setOpen(false);
    else if (event.key === 'Enter') go(places[active]);
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, places.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else return;
    event.preventDefault();
  };
  const listed = open && text.trim() !== '';
  return (
    <span className="find" onBlur={(e) => !e.currentTarget.contains(e.relatedTarget) && setOpen(false)}>
      <input
        ref={field}
        className="field find-field"
        role="combobox"
        aria-label="Find in physical memory"
        aria-keyshortcuts="/"
        aria-expanded={listed && places.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={listed && places[active] ? `${id}-${active}` : undefined}
        placeholder="Find region, device, address"
        value={text}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <span role="status" className="unseen">
        {listed ? foundWords(inAll) : ''}
      </span>
      {listed && places.length === 0 && <p className="find-list find-none">{foundWords(0)}</p>}
      <ul id={`${id}-list`} role="listbox" aria-label="Places" className="find-list" hidden={!listed || inAll === 0}>
        {places.map((place, index) => (
          <li
            key={place.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => go(place)}
          >
            <span className="mono">{place.name}</span> <span className="quiet">{place.detail}</span>
          </li>
        ))}
        {inAll > places.length && (
          <li role="presentation" className="quiet">
            {inAll - places.length} more
          </li>
        )}
      </ul>
    </span>
  );
}

function foundWords(count: number): string {
  if (count === 0) return 'Nothing in this memory has that name or address.';
  return `${count} ${count === 1 ? 'place' : 'places'} found`;
}

function useSlashKey(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const typing = (event.target as Element).closest('input, textarea, select, [contenteditable], dialog');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [field]);
}
