/** How a typed answer is written, by the kind of the value. No example is an answer of a lesson. */
export const HINTS = {
  count: 'a whole number',
  pages: 'a number of pages, for example 7',
  bytes: 'a size, for example 12 KiB or 0x3000',
  address: 'an address, for example 0x1234_5000',
  word: 'a name',
  words: 'a name',
  'yes-no': 'yes or no',
} as const;
