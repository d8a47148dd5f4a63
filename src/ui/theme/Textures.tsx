/**
 * The textures that tell kinds of memory apart, as patterns that every SVG of the page may fill with
 * (`url(#tx-cma)`). They use the tokens, so they follow the theme. Mounted once, beside the app.
 */
import type { ReactNode } from 'react';

type PatternProps = { readonly id: string; readonly size: number; readonly children: ReactNode };

function Pattern({ id, size, children }: PatternProps) {
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse">
      {children}
    </pattern>
  );
}

const Ground = ({ size, fill }: { readonly size: number; readonly fill: string }) => (
  <rect width={size} height={size} fill={`var(${fill})`} />
);

export function Textures() {
  return (
    <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
      <defs>
        <Pattern id="tx-cma" size={8}>
          <Ground size={8} fill="--kind-cma" />
        </Pattern>
        <Pattern id="tx-cma-noheap" size={6}>
          <Ground size={6} fill="--kind-cma-ground" />
          <path d="M-1 7 7 -1M-1 1 1 -1M5 7 7 5" stroke="var(--kind-cma)" strokeWidth="1.8" />
        </Pattern>
        <Pattern id="tx-coherent" size={4}>
          <Ground size={4} fill="--kind-coherent-ground" />
          <rect width="4" height="2.4" fill="var(--kind-coherent)" />
        </Pattern>
        <Pattern id="tx-nomap" size={5}>
          <Ground size={5} fill="--kind-nomap-ground" />
          <path d="M-1 -1 6 6M-1 4 1 6M4 -1 6 1" stroke="var(--kind-nomap)" strokeWidth="2" />
        </Pattern>
        <Pattern id="tx-other" size={8}>
          <Ground size={8} fill="--kind-other" />
        </Pattern>
        <Pattern id="tx-system" size={4}>
          <Ground size={4} fill="--kind-system-ground" />
          <circle cx="1" cy="1" r="1" fill="var(--kind-system)" />
          <circle cx="3" cy="3" r="1" fill="var(--kind-system)" />
        </Pattern>
        <Pattern id="tx-movable" size={4}>
          <rect x="0" y="1" width="1" height="1" fill="var(--movable)" />
          <rect x="2" y="3" width="1" height="1" fill="var(--movable)" />
        </Pattern>
        <Pattern id="tx-refused" size={8}>
          <Ground size={8} fill="--kind-refused-ground" />
        </Pattern>
      </defs>
    </svg>
  );
}
