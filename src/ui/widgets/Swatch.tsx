import { KIND_LOOK, kindFill } from '../../charts/kind';
import type { MemoryKind } from '../../kernel/machine';

/** A patch of a kind of memory, drawn as the map draws it. The word stands beside it, so a reader needs no label. */
export function Swatch({ kind }: { readonly kind: MemoryKind | 'free' }) {
  const paper = kind === 'free';
  return (
    <svg className="swatch" width="15" height="13" aria-hidden="true">
      <rect
        x="0.5"
        y="0.5"
        width="14"
        height="12"
        fill={paper ? 'var(--kind-free)' : kindFill(kind)}
        stroke={`var(${paper ? '--kind-free-edge' : KIND_LOOK[kind].edge})`}
        strokeDasharray={kind === 'refused' ? '3 2' : undefined}
      />
    </svg>
  );
}
