/** Writes `alloc` lines into the workload: the text is what runs, the form only types it. */
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import type { Machine } from '../../kernel/machine';
import { freshName } from '../../scenario/workload/edit';
import { useAppendLine, usePage } from '../stores';
import { alignOrderOf, sizeTrouble } from './size-trouble';

export type AllocateProps = {
  readonly machine: Machine;
  readonly heap: string;
  /** Goes up with each press of the button that opens the form: in sight it is closed then, else it comes into view. */
  readonly asked: number;
  /** Order of the alignment that the size in the form would get; undefined for what is no size. */
  readonly onAlignOrder: (order: number | undefined) => void;
  readonly onClose: () => void;
};

/** Neither scrolled away nor covered. */
function isInSight(field: HTMLElement | null): boolean {
  if (!field) return false;
  const { x, y, width, height } = field.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2) === field;
}

function bringIntoView(field: HTMLInputElement | null): void {
  const panel = field?.closest('.page-map-aside');
  if (panel) panel.scrollTop = 0; // The form is its first part, and may open above what is in view.
  field?.focus();
  field?.select();
}

export function AllocateForm({ machine, heap, asked, onAlignOrder, onClose }: AllocateProps) {
  const page = usePage();
  const append = useAppendLine();
  const [size, setSize] = useState('8MiB');
  const [chosen, setChosen] = useState<string | undefined>();
  const [trouble, setTrouble] = useState<string | undefined>();
  const troubleId = useId();
  const field = useRef<HTMLInputElement>(null);
  const answered = useRef(0);
  useEffect(() => {
    if (asked === answered.current) return;
    const isFirst = answered.current === 0;
    answered.current = asked;
    if (!isFirst && isInSight(field.current)) onClose();
    else bringIntoView(field.current);
  }, [asked, onClose]);
  const order = alignOrderOf(size, machine);
  useEffect(() => onAlignOrder(order), [order, onAlignOrder]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const problem = sizeTrouble(size, machine.pageSize);
    setTrouble(problem);
    if (problem) return;
    append(`alloc ${freshName(page.scenario.getState().workload)} ${chosen ?? heap} ${size.trim()}`);
  };
  return (
    <form
      className="allocate"
      aria-label="Allocate"
      onSubmit={submit}
      onKeyDown={(e) => e.key === 'Escape' && onClose()}
    >
      <label>
        <span className="quiet">Size</span>
        <input
          ref={field}
          className="field mono"
          value={size}
          aria-invalid={trouble !== undefined}
          aria-describedby={troubleId}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onChange={(event) => {
            setSize(event.target.value);
            setTrouble(undefined);
          }}
        />
      </label>
      <label>
        <span className="quiet">Heap</span>
        <select className="field" value={chosen ?? heap} onChange={(event) => setChosen(event.target.value)}>
          {machine.heaps.map((one) => (
            <option key={one.name}>{one.name}</option>
          ))}
        </select>
      </label>
      <p id={troubleId} role="status" className={trouble ? 'failed' : 'quiet'}>
        {trouble ?? '8MiB, 0x200000, 2025p for pages, or 1920x1080 nv12 x4'}
      </p>
      <div className="allocate-buttons">
        <button type="submit" className="button">
          Allocate
        </button>
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </div>
    </form>
  );
}
