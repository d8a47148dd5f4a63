/** Panes side by side or stacked, with a rule between them that drags; their sizes are the reader's and are kept. */
import { Fragment, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useSettings } from '../stores';

export type Pane = {
  readonly id: string;
  /** Of the rule before this pane, for a screen reader: what dragging it resizes. */
  readonly resizes?: string;
  /** In px; a pane without takes what is left. */
  readonly size?: number;
  /** In px. */
  readonly atLeast: number;
  readonly content: ReactNode;
};

type Props = {
  readonly id: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly panes: readonly Pane[];
};

export function PaneGroup({ id, orientation, panes }: Props) {
  const kept = useSettings((settings) => settings.panes[id]);
  const setPanes = useSettings((settings) => settings.setPanes);
  return (
    <Group
      id={id}
      orientation={orientation}
      className="pane-group"
      {...(kept && { defaultLayout: kept })}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) setPanes(id, layout);
      }}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && <Separator className="pane-rule" aria-label={`Resize ${pane.resizes ?? pane.id}`} />}
          <Panel
            id={pane.id}
            minSize={pane.atLeast}
            className="pane"
            {...(pane.size !== undefined && { defaultSize: pane.size, groupResizeBehavior: 'preserve-pixel-size' })}
          >
            {pane.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}
