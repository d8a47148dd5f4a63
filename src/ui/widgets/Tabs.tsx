/** Tabs as the ARIA practice has them: one tab stop, arrows move, Home and End jump. */
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

export type Tab<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  /** A count beside the label; left out when undefined. */
  readonly count?: number | undefined;
  readonly panel: () => ReactNode;
  /** Stay mounted while another tab is shown: for what is costly to build or holds a cursor. */
  readonly keep?: boolean;
};

type Props<Id extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** At the end of the row of tabs. */
  readonly aside?: ReactNode;
  /** One panel for all tabs, in place of theirs. */
  readonly body?: ReactNode;
};

/** Index that a key leads to, undefined for keys that move nothing. */
export function tabAfterKey(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

export function Tabs<Id extends string>({ label, tabs, selected, onSelect, aside, body }: Props<Id>) {
  const prefix = useId();
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const next = tabAfterKey(event.key, at, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.id);
    row.current?.querySelector<HTMLElement>(`[data-tab="${tab.id}"]`)?.focus();
  };
  return (
    <div className="tabs">
      <div className="tabs-row">
        <div role="tablist" aria-label={label} ref={row} onKeyDown={onKeyDown} className="tabs-list">
          {tabs.map((tab, index) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${prefix}-${index}`}
              data-tab={tab.id}
              aria-selected={tab.id === selected}
              aria-controls={body ? `${prefix}-panel` : `${prefix}-${index}-panel`}
              tabIndex={tab.id === selected ? 0 : -1}
              className="plain tab"
              onClick={() => onSelect(tab.id)}
            >
              {tab.label}
              {tab.count !== undefined && <span className="tab-count"> {tab.count}</span>}
            </button>
          ))}
        </div>
        {aside}
      </div>
      {body && (
        <div
          role="tabpanel"
          id={`${prefix}-panel`}
          aria-labelledby={`${prefix}-${tabs.findIndex((tab) => tab.id === selected)}`}
          className="tabs-panel"
        >
          {body}
        </div>
      )}
      {(body ? [] : tabs).map((tab, index) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${prefix}-${index}-panel`}
          aria-labelledby={`${prefix}-${index}`}
          tabIndex={0}
          hidden={tab.id !== selected}
          className="tabs-panel"
        >
          {(tab.keep || tab.id === selected) && tab.panel()}
        </div>
      ))}
    </div>
  );
}
