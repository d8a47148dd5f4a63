/** The picture of devices with the key of its lines, drawn once: nothing in it follows a hand. */
import { select } from 'd3-selection';
import type { Measure } from '../measure';
import { createOwnerLayers, drawOwners } from '../owners/draw';
import { lineWords } from '../owners/line-words';
import '../owners/owners.css';
import type { OwnersScene } from '../owners/scene';

const KEY_MARGIN = 8;
const KEY_HEIGHT = 20;
const KEY_BASELINE = 14;
const SAMPLE_WIDTH = 24;
const SAMPLE_GAP = 6;
const ENTRY_GAP = 18;

/** `svg` should be empty. Returns the height that picture and key take. */
export function drawStillOwners(svg: SVGSVGElement, scene: OwnersScene, measure: Measure): number {
  const root = select<SVGSVGElement, unknown>(svg).classed('ow', true);
  drawOwners(createOwnerLayers(root), scene);
  const listed = lineWords(scene);
  if (listed.length === 0) return scene.height;
  const [top, key] = [scene.height + KEY_MARGIN, root.append('g')];
  let x = 0;
  for (const { look, words } of listed) {
    const line = `M${x} ${top + KEY_HEIGHT / 2}h${SAMPLE_WIDTH}`;
    key.append('path').attr('class', 'ow-link').attr('data-look', look).attr('d', line);
    x += SAMPLE_WIDTH + SAMPLE_GAP;
    const text = key.append('text').attr('class', 'ow-sans ow-text-2');
    text
      .attr('x', x)
      .attr('y', top + KEY_BASELINE)
      .text(words);
    x += measure(words, 'sans') + ENTRY_GAP;
  }
  return top + KEY_HEIGHT;
}
