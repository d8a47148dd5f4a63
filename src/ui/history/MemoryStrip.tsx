/** A thumbnail: all RAM as one thin line with what is reserved of it, in the fills of the map. */
import { kindFill } from '../../charts/kind';
import type { StripPart } from '../../state/memory-strip';

const WIDTH = 120;
const HEIGHT = 14;
const WHOLE = 1000;
/** Narrower parts would not be seen. */
const LEAST = 1.5;

export const MemoryStrip = ({ strip }: { readonly strip: readonly StripPart[] }) => (
  <svg className="strip" width={WIDTH} height={HEIGHT} aria-hidden="true">
    <rect
      x="0.5"
      y="0.5"
      width={WIDTH - 1}
      height={HEIGHT - 1}
      fill="var(--kind-free)"
      stroke="var(--kind-free-edge)"
    />
    {strip.map(({ kind, from, to }, i) => (
      <rect
        key={i}
        x={(from * WIDTH) / WHOLE}
        y="1"
        width={Math.max(LEAST, ((to - from) * WIDTH) / WHOLE)}
        height={HEIGHT - 2}
        fill={kindFill(kind)}
      />
    ))}
  </svg>
);
