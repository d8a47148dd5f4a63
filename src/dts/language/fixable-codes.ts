/** Codes of what an edit can mend; apart from the edits, so that a page can ask without them. */
export const FIXABLE_CODES = [
  'alignment-format',
  'alignment-not-power-of-two',
  'alignment-raised',
  'alloc-ranges-format',
  'cma-misaligned',
  'cma-no-map',
  'coherent-not-no-map-on-arm',
  'compatible-misspelt',
  'ignored-with-reg',
  'parent-unsupported',
  'placement-failed',
  'property-invalid',
  'property-misspelt',
  'ranges-format',
  'reg-format',
  'reg-invalid',
  'reserve-failed',
  'reserved-memory-misspelt',
  'restricted-no-map',
  'restricted-reusable',
  'reusable-no-map',
  'simple-bus-reg',
  'size-format',
  'unit-address-differs',
  'unit-address-format',
  'unit-address-vs-reg',
] as const;

export type FixableCode = (typeof FIXABLE_CODES)[number];

export const hasFixes = (code: string): code is FixableCode => (FIXABLE_CODES as readonly string[]).includes(code);
