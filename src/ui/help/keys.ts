/** The keys of the page, for the help and the sheet of keys. */

export const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ['Ctrl K or F1, outside the editor', 'every command of the page, by name'],
  ['?', 'this list as a sheet'],
  ['Ctrl Z, Ctrl Shift Z', 'undo and redo, over text, controls and clicks alike'],
  ['Escape, then Tab, in the editor', 'leaves it'],
  ['Arrow keys in a row of tabs', 'the next or previous tab'],
  ['Arrow keys on a rule between panes', 'resize'],
  ['Left, right, Home, End in the physical memory picture', 'walk the regions; Enter selects'],
  ['+, − and 0 in the physical memory picture', 'zoom in, out and back to all; Shift with an arrow moves the window'],
  ['Arrow keys in the page map', 'walk buffers and holes by address'],
  ['Arrow keys on the step slider', 'one step back or forward'],
];
