/** What the tour shows, in its order. */

export type Stop = {
  /** Accessible name of the part that is meant. */
  readonly part: string;
  readonly title: string;
  readonly text: string;
};

export const STOPS: readonly Stop[] = [
  {
    part: 'Source',
    title: 'Source',
    text: 'A devicetree goes in here: type it, or drop a file, a folder or a .dtb on the page. The workload beside it allocates and frees buffers, one operation a line.',
  },
  {
    part: 'Physical memory',
    title: 'Physical memory',
    text: 'Where Linux puts every reserved region. Colour and texture say what kind it is; a click selects it and shows its node.',
  },
  {
    part: 'Heaps',
    title: 'Heaps',
    text: 'What appears under /dev/dma_heap, and the reason for whatever does not.',
  },
  {
    part: 'Page map',
    title: 'Page map',
    text: 'The pages of the selected area. Allocate… writes a line of the workload; where one fails, the holes say why.',
  },
  {
    part: 'Steps',
    title: 'Steps',
    text: 'Every operation is a step: go back and forth, and the maps, the log and the workload follow.',
  },
  {
    part: 'Messages',
    title: 'Messages',
    text: 'Problems, the boot log as the kernel prints it, what was assumed, and help. Ctrl K finds every command, ? shows the keys.',
  },
];
