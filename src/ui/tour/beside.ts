/** Where a card stands: beside its part where there is room, else over its lower end. In CSS px of the window. */

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
type Size = { readonly width: number; readonly height: number };

const GAP = 12;

const within = (value: number, most: number): number => Math.max(GAP, Math.min(value, most));

export function beside(
  part: Box,
  card: Size,
  { innerWidth, innerHeight }: { readonly innerWidth: number; readonly innerHeight: number },
): { readonly left: string; readonly top: string } {
  const fitsRight = part.right + GAP + card.width <= innerWidth - GAP;
  const fitsLeft = part.left - GAP - card.width >= GAP;
  const fitsBelow = part.bottom + GAP + card.height <= innerHeight - GAP;
  const left = fitsRight ? part.right + GAP : fitsLeft ? part.left - GAP - card.width : part.left + GAP;
  const aside = fitsRight || fitsLeft;
  const top = aside ? part.top + GAP : fitsBelow ? part.bottom + GAP : part.bottom - card.height - GAP;
  return {
    left: `${within(left, innerWidth - card.width - GAP)}px`,
    top: `${within(top, innerHeight - card.height - GAP)}px`,
  };
}
