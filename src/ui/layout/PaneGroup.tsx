/** Panes side by side or stacked, with a rule between them that drags; their sizes are the reader's and are kept. */
import { Fragment, useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode, type RefObject } from 'react';
import { useSettings } from '../stores';
import { moveRule, percentages, type PaneExtent } from './pane-sizes';
import { PaneRule, type Orientation } from './PaneRule';

export type Pane = {
  readonly id: string;
  /** Of the rule before this pane, for a screen reader: what moving it resizes. */
  readonly resizes?: string;
  /** In px, until the reader moves a rule; a pane without takes what is left. */
  readonly size?: number;
  /** Share of the room that is left over when all panes have their size; none unless given. From a whole share on it also shrinks first. */
  readonly grow?: number;
  /** In px. */
  readonly atLeast: number;
  /** Until the reader moves a rule, all of it is shown: it is as high as what it holds, within MOST of the column. */
  readonly fits?: boolean;
  readonly content: ReactNode;
};

/** How much sooner than the others a pane shrinks that also grows by a whole share. */
const GIVES_WAY = 4;

/** Share of the column that a pane takes at most to show all of itself. */
const MOST = '45%';

type Props = { readonly id: string; readonly orientation: Orientation; readonly panes: readonly Pane[] };

export function PaneGroup({ id, orientation, panes }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const stored = useSettings((settings) => settings.panes[id]);
  // Sizes that were kept before a pane was added say nothing of it.
  const kept = stored && panes.every((pane) => stored[pane.id] !== undefined) ? stored : undefined;
  const setPanes = useSettings((settings) => settings.setPanes);
  const shares = useShares(root, panes, orientation);
  const move = (index: number, by: number) => {
    const extents = measure(root, panes, orientation);
    setPanes(id, percentages(extents, moveRule(extents, index, by)));
  };
  return (
    <div ref={root} className={`pane-group pane-group-${orientation}`}>
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && (
            <PaneRule
              label={`Resize ${pane.resizes ?? pane.id}`}
              orientation={orientation}
              controls={`pane-${panes[index - 1]?.id ?? ''}`}
              share={shares[index - 1] ?? 0}
              onMove={(by) => move(index, by)}
              onReset={() => setPanes(id, {})}
            />
          )}
          <div id={`pane-${pane.id}`} className="pane" style={paneStyle(pane, orientation, kept?.[pane.id])}>
            {pane.content}
          </div>
        </Fragment>
      ))}
    </div>
  );
}

function paneStyle(pane: Pane, orientation: Orientation, kept: number | undefined): CSSProperties {
  const grow = pane.grow ?? 0;
  const own = pane.size === undefined ? '1 1 0' : `${grow} ${grow >= 1 ? GIVES_WAY : 1} ${pane.size}px`;
  const flex = kept === undefined ? own : `${kept} 1 0`;
  if (pane.fits && flex === own)
    return { flex: `${grow} 0 auto`, minHeight: `min(${pane.size}px, ${MOST})`, maxHeight: MOST };
  return orientation === 'horizontal' ? { flex, minWidth: pane.atLeast } : { flex, minHeight: pane.atLeast };
}

function measure(
  root: RefObject<HTMLElement | null>,
  panes: readonly Pane[],
  orientation: Orientation,
): readonly PaneExtent[] {
  return panes.map(({ id, atLeast }) => {
    const box = root.current?.querySelector(`:scope > #pane-${id}`)?.getBoundingClientRect();
    return { id, atLeast, size: (orientation === 'horizontal' ? box?.width : box?.height) ?? 0 };
  });
}

/** Percent of the row that each pane takes as it is laid out. */
function useShares(root: RefObject<HTMLElement | null>, panes: readonly Pane[], orientation: Orientation) {
  const [shares, setShares] = useState<readonly number[]>([]);
  const latest = useRef(panes);
  useLayoutEffect(() => {
    latest.current = panes;
  });
  useLayoutEffect(() => {
    const read = () => {
      const extents = measure(root, latest.current, orientation);
      const next = Object.values(
        percentages(
          extents,
          extents.map((pane) => pane.size),
        ),
      ).map(Math.round);
      setShares((last) => (last.join() === next.join() ? last : next));
    };
    const observer = new ResizeObserver(read);
    for (const child of root.current?.children ?? []) observer.observe(child);
    return () => observer.disconnect();
  }, [root, orientation]);
  return shares;
}
