/** A button that opens a short list of actions below it. Escape, a choice or a click elsewhere closes it. */
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';

type Props = {
  readonly label: string;
  /** Which edge of the button the list keeps to. */
  readonly align?: 'start' | 'end';
  /** Anything with the class `menu-item` closes the list when it is pressed. */
  readonly children: ReactNode;
};

export function Menu({ label, align = 'start', children }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const onPointerDown = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onChoose = (event: MouseEvent) => {
    if ((event.target as Element).closest('.menu-item')) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) close();
    else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      moveFocus(root.current, event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  return (
    <div className="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        className="plain menu-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
        <span className="menu-mark" aria-hidden="true" />
      </button>
      {open && (
        <div className={`menu-list menu-${align}`} onClick={onChoose}>
          {children}
        </div>
      )}
    </div>
  );
}

function moveFocus(root: HTMLElement | null, by: 1 | -1): void {
  const stops = [...(root?.querySelectorAll<HTMLElement>('button, select, input') ?? [])];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[(at + by + stops.length) % stops.length]?.focus();
}
