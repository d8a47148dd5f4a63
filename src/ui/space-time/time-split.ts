/** How the height of the pane is shared by the diagram and the picture below it. All in CSS pixels. */

const LOWER_SHARE = { curves: 0.3, runs: 0.48 } as const;
const LEAST_LOWER = { curves: 66, runs: 96 } as const;
const MOST_LOWER = { curves: 150, runs: 220 } as const;
/** Where there is no column beside the plots, labels of the curves take rows above them. */
const LABEL_ROWS = 36;

/** `curves`: over the steps; `runs`: the free runs at this step. */
export type LowerPicture = keyof typeof LOWER_SHARE;

export type TimeSplit = { readonly upper: number; readonly lower: number };

export function splitHeight(height: number, picture: LowerPicture, labelsAbove: boolean): TimeSplit {
  const wanted = Math.round(height * LOWER_SHARE[picture]);
  const own = Math.min(MOST_LOWER[picture], Math.max(LEAST_LOWER[picture], wanted));
  const lower = Math.min(height, own + (labelsAbove && picture === 'curves' ? LABEL_ROWS : 0));
  return { upper: Math.max(0, height - lower), lower };
}

/**
 * Where a slider from state `from` to `to` stands so that the middle of its thumb is on the cursor: the middle of a
 * state is half a state from the edge of the plot, that of a thumb half its width from the end of the slider.
 */
export function sliderPlace(
  plot: { readonly x: number; readonly width: number },
  steps: { readonly from: number; readonly to: number },
  first: number,
  last: number,
  thumb: number,
): { readonly left: number; readonly width: number } {
  const pitch = plot.width / (steps.to - steps.from);
  return { left: plot.x + (first + 0.5 - steps.from) * pitch - thumb / 2, width: (last - first) * pitch + thumb };
}
