/** What the lines from devices mean that are there; those to heaps have a heading. */
import type { LinkLook, OwnersScene } from '../../charts/owners/scene';

const WORDS: readonly (readonly [LinkLook, string])[] = [
  ['attached', 'allocates from it'],
  ['address', 'its driver maps it'],
  ['lost', 'gets the default area instead'],
];

export function OwnersKey({ scene }: { readonly scene: OwnersScene }) {
  const there = new Set(scene.links.map(({ look }) => look));
  const listed = WORDS.filter(([look]) => there.has(look));
  if (listed.length === 0) return null;
  return (
    <ul className="devices-key quiet" aria-label="Lines">
      {listed.map(([look, word]) => (
        <li key={look}>
          <svg width="24" height="12" aria-hidden="true">
            <path className="ow-link" data-look={look} d="M0 7H24" />
          </svg>{' '}
          {word}
        </li>
      ))}
    </ul>
  );
}
