/** The rule between two panes: drags with pointer and arrow keys; a double click goes back to the first size. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';

/** Which way the panes lie. */
export type Orientation = 'horizontal' | 'vertical';

/** One press of an arrow key, in px; with shift. */
const KEY_STEP = 16;
const KEY_LEAP = 64;

type Props = {
  readonly label: string;
  /** Of the row of panes; the rule stands across. */
  readonly orientation: Orientation;
  /** Id of the pane before. */
  readonly controls: string;
  /** Percent of the row that the pane before takes. */
  readonly share: number;
  readonly onMove: (by: number) => void;
  readonly onReset: () => void;
};

export function PaneRule({ label, orientation, controls, share, onMove, onReset }: Props) {
  const last = useRef<number>(undefined);
  const along = (event: PointerEvent) => (orientation === 'horizontal' ? event.clientX : event.clientY);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = along(event);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (last.current === undefined) return;
    onMove(along(event) - last.current);
    last.current = along(event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = keyMove(event.key, orientation, event.shiftKey);
    if (by === undefined) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      className="pane-rule"
      aria-label={label}
      aria-orientation={orientation === 'horizontal' ? 'vertical' : 'horizontal'}
      aria-controls={controls}
      aria-valuenow={share}
      aria-valuemin={0}
      aria-valuemax={100}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (last.current = undefined)}
      onPointerCancel={() => (last.current = undefined)}
      onDoubleClick={onReset}
      onKeyDown={onKeyDown}
    />
  );
}

/** Px that a key moves the rule by; undefined for keys that do not. */
export function keyMove(key: string, orientation: Orientation, leap: boolean): number | undefined {
  const [back, forth] = orientation === 'horizontal' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const step = leap ? KEY_LEAP : KEY_STEP;
  return key === back ? -step : key === forth ? step : undefined;
}
