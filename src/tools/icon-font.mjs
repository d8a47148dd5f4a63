/**
 * A TrueType font with the outlines of a few characters only. Glyph numbers stay as they are, so that nothing but the
 * outlines, their index and the map from characters has to be written anew. After the OpenType specification: sfnt,
 * cmap (formats 4 and 12), glyf, loca, post 3.0.
 */

const HEADER = 12;
const RECORD = 16;
const CHECKSUM_OF_ALL = 0xb1b0afba;
/** glyf flags of a composite glyph. */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const SCALE_XY = 0x0040;
const MATRIX = 0x0080;

/** @typedef {Map<string, Uint8Array>} Tables by tag */

/** @param {Uint8Array} bytes */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @param {Tables} tables @param {string} tag */
function tableOf(tables, tag) {
  const table = tables.get(tag);
  if (!table) throw new Error(`the icon font has no table ${tag}`);
  return table;
}

/**
 * Tables of a font by tag.
 * @param {Uint8Array} font
 * @returns {Tables}
 */
export function fontTables(font) {
  const view = viewOf(font);
  const tables = new Map();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = HEADER + RECORD * i;
    const tag = String.fromCharCode(...font.subarray(at, at + 4));
    const start = view.getUint32(at + 8);
    tables.set(tag, font.subarray(start, start + view.getUint32(at + 12)));
  }
  return tables;
}

/**
 * Glyph by character, from the first format 4 or 12 subtable.
 * @param {Uint8Array} cmap
 * @returns {Map<number, number>}
 */
export function glyphsByCharacter(cmap) {
  const view = viewOf(cmap);
  for (let i = 0; i < view.getUint16(2); i++) {
    const at = view.getUint32(8 + 8 * i);
    if (view.getUint16(at) === 4) return segmentMapping(view, at);
    if (view.getUint16(at) === 12) return groupMapping(view, at);
  }
  throw new Error('the icon font has no cmap of format 4 or 12');
}

/** @param {DataView} view @param {number} at */
function groupMapping(view, at) {
  const map = new Map();
  for (let i = 0; i < view.getUint32(at + 12); i++) {
    const group = at + 16 + 12 * i;
    const first = view.getUint32(group);
    const glyph = view.getUint32(group + 8);
    for (let code = first; code <= view.getUint32(group + 4); code++) map.set(code, glyph + code - first);
  }
  return map;
}

/** @param {DataView} view @param {number} at */
function segmentMapping(view, at) {
  const map = new Map();
  const doubled = view.getUint16(at + 6);
  for (let i = 0; i < doubled; i += 2) {
    const last = view.getUint16(at + 14 + i);
    const first = view.getUint16(at + 16 + doubled + i);
    const delta = view.getUint16(at + 16 + 2 * doubled + i);
    const place = at + 16 + 3 * doubled + i;
    const offset = view.getUint16(place);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const found = offset === 0 ? code : view.getUint16(place + offset + 2 * (code - first));
      if (offset === 0 || found !== 0) map.set(code, (found + delta) & 0xffff);
    }
  }
  return map;
}

/**
 * Where each outline starts in glyf, and after the last one the end.
 * @param {Tables} tables
 * @returns {number[]}
 */
export function outlineStarts(tables) {
  const loca = viewOf(tableOf(tables, 'loca'));
  const long = viewOf(tableOf(tables, 'head')).getInt16(50) === 1;
  const count = loca.byteLength / (long ? 4 : 2);
  return Array.from({ length: count }, (_, i) => (long ? loca.getUint32(4 * i) : 2 * loca.getUint16(2 * i)));
}

/** Glyphs that a composite one is made of. @param {Uint8Array} outline */
function parts(outline) {
  if (outline.length === 0) return [];
  const view = viewOf(outline);
  if (view.getInt16(0) >= 0) return [];
  const found = [];
  for (let at = 10, flags = MORE; flags & MORE;) {
    flags = view.getUint16(at);
    found.push(view.getUint16(at + 2));
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & SCALE_XY ? 4 : flags & MATRIX ? 8 : 0);
  }
  return found;
}

/** One group a character: the table is small. @param {[number, number][]} entries by character */
function writeCmap(entries) {
  const bytes = new Uint8Array(28 + 12 * entries.length);
  const view = viewOf(bytes);
  [0, 1, 3, 10].forEach((value, i) => view.setUint16(2 * i, value));
  view.setUint32(8, 12);
  view.setUint16(12, 12);
  view.setUint32(16, 16 + 12 * entries.length);
  view.setUint32(24, entries.length);
  entries.forEach(([code, glyph], i) => [code, code, glyph].forEach((n, k) => view.setUint32(28 + 12 * i + 4 * k, n)));
  return bytes;
}

/** @param {Uint8Array} table */
function checksum(table) {
  const padded = new Uint8Array((table.length + 3) & ~3);
  padded.set(table);
  const view = viewOf(padded);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** @param {Tables} tables */
function writeFont(tables) {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const length = sorted.reduce((sum, [, table]) => sum + ((table.length + 3) & ~3), HEADER + RECORD * sorted.length);
  const font = new Uint8Array(length);
  const view = viewOf(font);
  const log = Math.floor(Math.log2(sorted.length));
  view.setUint32(0, 0x00010000);
  [sorted.length, 16 << log, log, 16 * sorted.length - (16 << log)].forEach((n, i) => view.setUint16(4 + 2 * i, n));
  let at = HEADER + RECORD * sorted.length;
  sorted.forEach(([tag, table], i) => {
    const record = HEADER + RECORD * i;
    font.set(new TextEncoder().encode(tag), record);
    [checksum(table), at, table.length].forEach((n, k) => view.setUint32(record + 4 + 4 * k, n));
    font.set(table, at);
    if (tag === 'head') view.setUint32(at + 8, 0);
    at += (table.length + 3) & ~3;
  });
  const head = sorted.findIndex(([tag]) => tag === 'head');
  view.setUint32(view.getUint32(HEADER + RECORD * head + 8) + 8, (CHECKSUM_OF_ALL - checksum(font)) >>> 0);
  return font;
}

/**
 * The font with only these characters in it; the others are empty.
 * @param {Uint8Array} font
 * @param {Iterable<number>} characters those that the font does not have are left out
 * @returns {Uint8Array}
 */
export function subsetFont(font, characters) {
  const tables = fontTables(font);
  const asked = new Set(characters);
  const known = glyphsByCharacter(tableOf(tables, 'cmap'));
  const entries = [...known].filter(([code]) => asked.has(code)).sort(([a], [b]) => a - b);
  const starts = outlineStarts(tables);
  /** @param {number} glyph */
  const outline = (glyph) => tableOf(tables, 'glyf').subarray(starts[glyph], starts[glyph + 1]);
  const wanted = new Set([0, ...entries.map(([, glyph]) => glyph)]);
  for (const glyph of wanted) for (const part of parts(outline(glyph))) wanted.add(part);
  const kept = starts.slice(0, -1).map((_, glyph) => (wanted.has(glyph) ? outline(glyph) : new Uint8Array(0)));
  return writeFont(withOutlines(tables, kept).set('cmap', writeCmap(entries)));
}

/** @param {Tables} tables @param {Uint8Array[]} outlines @returns {Tables} */
function withOutlines(tables, outlines) {
  const glyf = new Uint8Array(outlines.reduce((sum, one) => sum + ((one.length + 3) & ~3), 0));
  const loca = new Uint8Array(4 * (outlines.length + 1));
  let at = 0;
  outlines.forEach((one, i) => {
    glyf.set(one, at);
    at += (one.length + 3) & ~3;
    viewOf(loca).setUint32(4 * (i + 1), at);
  });
  const head = tableOf(tables, 'head').slice();
  viewOf(head).setInt16(50, 1);
  viewOf(head).setUint32(8, 0);
  const post = tableOf(tables, 'post').slice(0, 32);
  viewOf(post).setUint32(0, 0x00030000);
  const written = new Map(tables);
  written.delete('GSUB');
  return written.set('glyf', glyf).set('loca', loca).set('head', head).set('post', post);
}
