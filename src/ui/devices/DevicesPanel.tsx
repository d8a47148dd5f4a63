/** Which device a region belongs to, and which heap hands it out: as a picture, and as a table. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { layoutOwners } from '../../charts/owners/layout';
import { createOwners, type OwnersPicture } from '../../charts/owners/owners';
import type { OwnerNode, OwnersScene } from '../../charts/owners/scene';
import type { Machine } from '../../kernel/machine';
import { FullScreenButton } from '../full-screen/FullScreenButton';
import { useRoom } from '../full-screen/use-room';
import { useSize } from '../layout/use-size';
import { useDisplayed, useView } from '../stores';
import { useMeasure } from '../theme/use-measure';
import { useReveal, useSelectInPicture } from '../use-reveal';
import { HoverCard, type Point } from '../widgets/HoverCard';
import { OwnerCard } from './OwnerCard';
import { OwnersKey } from './OwnersKey';
import { OwnersTable } from './OwnersTable';
import './devices.css';

/** In full screen: heaps stand beside their regions, not below. */
const LEAST_WIDTH = 720;

const NO_OWNER = 'No device of this tree names a region in memory-region: all of them use the default area.';

export function DevicesPanel() {
  const { simulation, fade } = useDisplayed();
  const host = useRef<HTMLDivElement>(null);
  const { width } = useSize(host);
  const room = useRoom(host);
  const [hovered, setHovered] = useState<{ readonly node: OwnerNode; readonly at: Point } | undefined>();
  const scene = useScene(simulation?.machine, width, room);
  const choose = useChoose(simulation?.machine);
  return (
    <section aria-label="Devices" className={`devices ${fade}`} data-picture="devices" data-least-width={LEAST_WIDTH}>
      <div className="devices-header">
        <h2>Devices</h2>
        {scene && <OwnersKey scene={scene} />}
        <FullScreenButton />
      </div>
      {simulation?.machine.owners.length === 0 && <p className="quiet">{NO_OWNER}</p>}
      <div className="devices-picture" ref={host}>
        {scene && <Picture scene={scene} onChoose={choose} onHover={(node, at) => setHovered(node && { node, at })} />}
      </div>
      {hovered && simulation && (
        <HoverCard at={hovered.at}>
          <OwnerCard machine={simulation.machine} node={hovered.node} />
        </HoverCard>
      )}
      {simulation && <OwnersTable machine={simulation.machine} />}
    </section>
  );
}

function useScene(machine: Machine | undefined, width: number, height: number | undefined): OwnersScene | undefined {
  const selection = useView((view) => view.selection);
  const measure = useMeasure();
  return useMemo(
    () => (machine && width > 0 ? layoutOwners(machine, { width, height, selection, measure }) : undefined),
    [machine, width, height, selection, measure],
  );
}

/** A region is selected; a device's node is shown in the source. */
function useChoose(machine: Machine | undefined): (node: OwnerNode) => void {
  const select = useSelectInPicture();
  const reveal = useReveal();
  return (node) => {
    if (node.role === 'region') return select(node.region);
    const span = machine?.owners.find((owner) => owner.device === node.device && owner.span)?.span;
    if (span) reveal(span);
  };
}

type PictureProps = {
  readonly scene: OwnersScene;
  readonly onChoose: (node: OwnerNode) => void;
  readonly onHover: (node: OwnerNode | undefined, at: Point) => void;
};

/** Creates the picture once and hands it each new scene; what it calls back is read when it calls. */
function Picture({ scene, onChoose, onHover }: PictureProps) {
  const svg = useRef<SVGSVGElement>(null);
  const picture = useRef<OwnersPicture>(undefined);
  const callbacks = useRef({ onChoose, onHover });
  useEffect(() => {
    callbacks.current = { onChoose, onHover };
  });
  useEffect(() => {
    if (!svg.current) return;
    const created = createOwners(svg.current, {
      onChoose: (node) => callbacks.current.onChoose(node),
      onHover: (node, at) => callbacks.current.onHover(node, at),
    });
    picture.current = created;
    return () => created.destroy();
  }, []);
  useEffect(() => picture.current?.update(scene), [scene]);
  return <svg ref={svg} />;
}
