/** The keys of the page, for the help and the sheet of keys. */

export const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ['Ctrl K or F1, outside the editor', 'every command of the page, by name'],
  ['?', 'this list as a sheet'],
  ['Ctrl Z, Ctrl Shift Z', 'undo and redo, over text, controls and clicks alike'],
  ['Escape, then Tab, in the editor', 'leaves it'],
  [
    'Ctrl Space, in the editor',
    'what can be typed here: properties, values, labels; heaps and buffers of the workload',
  ],
  ['Ctrl K, Ctrl I, in the editor', 'what the word under the cursor means, as hovering over it does'],
  ['F12, Shift F12, in the editor', 'where a label, node or macro is defined; every place that means it'],
  ['F2, in the editor', 'a new name for a label, node or macro, in all files'],
  [
    'Ctrl . in the editor, Fix in the list of problems',
    'edits that mend what is wrong; hovering over it shows their lines',
  ],
  ['F8, Shift F8, in the editor', 'the next or previous problem'],
  ['Ctrl Shift O, in the editor', 'the nodes of the text, to go to one'],
  ['Shift Alt F, in the editor', 'formats the text, and changes nothing that it says'],
  ['Ctrl Shift [ and ], in the editor', 'fold and unfold a node'],
  ['Arrow keys in a row of tabs', 'the next or previous tab'],
  ['Arrow keys on a rule between panes', 'resize'],
  ['Left, right, Home, End in the physical memory picture', 'walk the regions; Enter selects'],
  ['+, − and 0 in the physical memory picture', 'zoom in, out and back to all; Shift with an arrow moves the window'],
  ['/', 'find a region, a device or an address in physical memory'],
  [
    'F, outside of a field',
    'the picture with the focus, or under the pointer, full screen in large type; Escape leaves',
  ],
  ['Arrow keys in the page map', 'walk buffers and holes by address'],
  ['+, − and 0 in the page map', 'zoom in, out and back to all; Page up and Page down move, two fingers zoom'],
  ['Left, right, Home, End in space–time', 'one step back or forward, to the boot and to the end'],
  ['Page up, Page down in space–time', 'the failure before and after'],
  ['Up, down in space–time', 'walk what is held at the step; Enter selects it here and in the page map'],
  ['Drag in space–time', 'shows that part of steps and addresses; 0 or a double click goes back to all'],
  ['Arrow keys on the step slider', 'one step back or forward'],
];
