/** Both sides as pictures of physical memory that zoom and pan together. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { createDifferences, type Differences } from '../../charts/compare/draw';
import {
  DIFFERENCES,
  differencesOf,
  GHOST_WORDS,
  layoutComparison,
  manyWords,
  type ComparedScene,
} from '../../charts/compare/layout';
import type { AddressWindow } from '../../charts/memory-map/address-window';
import type { MapItem } from '../../charts/memory-map/map-item';
import { createMemoryMap, type MemoryMap } from '../../charts/memory-map/memory-map';
import type { Comparison, Side } from '../../scenario/compare';
import { linkOf, NO_LINK } from '../export/scenario-link';
import { savePicture, type PictureFormat } from '../export/save-picture';
import { fileName } from '../files/file-name';
import { useSize } from '../layout/use-size';
import { RegionCard } from '../memory/RegionCard';
import { usePage } from '../stores';
import { useMeasure } from '../theme/use-measure';
import { HoverCard, type Point } from '../widgets/HoverCard';
import { Swatch } from '../widgets/Swatch';
import { comparisonPicture, sharedLegend } from './comparison-picture';

export function ComparePictures({ comparison }: { readonly comparison: Comparison }) {
  const { machines, regions, sides } = comparison;
  const host = useRef<HTMLDivElement>(null);
  const { width } = useSize(host);
  const measure = useMeasure();
  const [zoom, setZoom] = useState<AddressWindow>();
  const [hovered, setHovered] = useState<{ readonly item: MapItem; readonly at: Point }>();
  const scenes = useMemo(
    () => (width > 0 ? layoutComparison(machines, regions, { width, zoom, measure }) : undefined),
    [machines, regions, width, zoom, measure],
  );
  const onHover = (item: MapItem | undefined, at: Point) => setHovered(item && { item, at });
  return (
    <div ref={host} className="compare-pictures">
      {scenes?.map((scene, i) => (
        <figure key={i}>
          <Caption side={sides[i]!} word={i === 0 ? 'A' : 'B'} />
          <Picture scene={scene} name={i === 0 ? 'A' : 'B'} onHover={onHover} onZoom={setZoom} />
        </figure>
      ))}
      {scenes && <Kinds scenes={scenes} />}
      {scenes && <Key scenes={scenes} comparison={comparison} />}
      <SaveButtons comparison={comparison} zoom={zoom} />
      {hovered && (
        <HoverCard at={hovered.at}>
          <RegionCard item={hovered.item} />
        </HoverCard>
      )}
    </div>
  );
}

const Caption = ({ side, word }: { readonly side: Side; readonly word: string }) => (
  <figcaption>
    <strong>
      {word} {side.title}
    </strong>{' '}
    <span className="quiet">{side.profile}</span>
    {!side.complete && <span className="failed"> its source has errors</span>}
    {side.fatal && <span className="failed"> hazard: {side.fatal}</span>}
  </figcaption>
);

const NO_SIGNS = 'No region differs, so neither picture has a sign.';

/** Kinds of memory of both sides. */
const Kinds = ({ scenes }: { readonly scenes: readonly ComparedScene[] }) => (
  <ul className="compare-key quiet" aria-label="Legend">
    {sharedLegend(scenes.map(({ map }) => map.legend)).map(({ kind, label }) => (
      <li key={kind}>
        <Swatch kind={kind} /> {label}
      </li>
    ))}
  </ul>
);

/** What the signs mean that are there. */
function Key({ scenes, comparison }: { readonly scenes: readonly ComparedScene[]; readonly comparison: Comparison }) {
  const listed = differencesOf(comparison.regions);
  const many = manyWords(scenes);
  if (listed.length === 0) return <p className="quiet">{NO_SIGNS}</p>;
  return (
    <ul className="compare-key quiet" aria-label="Signs">
      {listed.map((one) => (
        <li key={one}>
          <strong aria-hidden="true">{DIFFERENCES[one].sign}</strong> {DIFFERENCES[one].word}
        </li>
      ))}
      {scenes.some(({ ghosts }) => ghosts.length > 0) && (
        <li>
          <span className="compare-dashes" aria-hidden="true" /> {GHOST_WORDS}
        </li>
      )}
      {many !== '' && <li>{many}</li>}
    </ul>
  );
}

const FORMATS: readonly (readonly [PictureFormat, string])[] = [
  ['svg', 'Save as SVG'],
  ['png2', 'Save as PNG'],
];

function SaveButtons({ comparison, zoom }: { comparison: Comparison; zoom: AddressWindow | undefined }) {
  const page = usePage();
  const measure = useMeasure();
  const [a, b] = comparison.sides;
  const save = async (format: PictureFormat) => {
    const picture = comparisonPicture(comparison, zoom, measure);
    const caption = {
      title: a.title === b.title ? a.title : `${a.title} and ${b.title}`,
      profile: a.profile === b.profile ? a.profile : `A ${a.profile}; B ${b.profile}`,
      picture: picture.about,
      link: (await linkOf(page)) ?? NO_LINK,
    };
    await savePicture({ picture, caption, format, theme: 'light', measure, name: `${fileName(a.title, '')}-compared` });
  };
  return (
    <p className="compare-save">
      {FORMATS.map(([format, word]) => (
        <button key={format} type="button" className="plain link" onClick={() => void save(format)}>
          {word}
        </button>
      ))}
    </p>
  );
}

type PictureProps = {
  readonly scene: ComparedScene;
  readonly name: string;
  readonly onHover: (item: MapItem | undefined, at: Point) => void;
  readonly onZoom: (window: AddressWindow | undefined) => void;
};

function Picture({ scene, name, onHover, onZoom }: PictureProps) {
  const svg = useRef<SVGSVGElement>(null);
  const drawn = useRef<{ readonly map: MemoryMap; readonly differences: Differences }>(undefined);
  const callbacks = useRef({ onHover, onZoom });
  useEffect(() => {
    callbacks.current = { onHover, onZoom };
  });
  useEffect(() => {
    if (!svg.current) return;
    const map = createMemoryMap(svg.current, {
      onSelect: () => undefined,
      onHover: (item, at) => callbacks.current.onHover(item, at),
      onZoom: (window) => callbacks.current.onZoom(window),
    });
    svg.current.setAttribute('aria-label', `Physical memory of ${name}`);
    const differences = createDifferences(svg.current);
    drawn.current = { map, differences };
    return () => {
      differences.destroy();
      map.destroy();
    };
  }, [name]);
  useEffect(() => {
    drawn.current?.map.update(scene.map);
    drawn.current?.differences.update(scene);
  }, [scene]);
  return <svg ref={svg} />;
}
