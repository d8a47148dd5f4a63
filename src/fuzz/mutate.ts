/** Texts and bytes → nearly the same ones. */
import type { Dice } from './dice';

/** Words of the languages at hand: whole ones find more than single characters do. */
const WORDS = `{ } ; < > [ ] ( ) " ' & &{ &{/} /* */ // \\ = , : @ # ## 0 1 -1 0x 0xffffffffffffffff 08 1ULL 'a' '\\\\x'
/dts-v1/; /plugin/; /bits/ /bits/8 /delete-node/ /delete-property/ /omit-if-no-ref/ /memreserve/ /include/"board.dts" /incbin/("x")
#include #include<dt.h> #include"board.dts" #define #undef #if #ifdef #ifndef #elif #else #endif #error #line #pragma defined
__LINE__ __FILE__ __COUNTER__ __VA_ARGS__ __INCLUDE_LEVEL__ __has_include ... A(x)x A(A) / reserved-memory reg size alignment
alloc-ranges reusable no-map linux,cma-default #address-cells #size-cells phandle linux,phandle ranges memory-region status
compatible "shared-dma-pool" label: &label name target target-path __overlay__ __symbols__ __fixups__
alloc free hold drop pin unpin movable repeat random expect note system 4KiB..1MiB all $i steps=9 fd=3`.split(/\s+/);

const ODD_CHARACTERS = ['\n', '\r', '\t', ' ', '\0', '\u00e9', '\u2028', '\ud83d', '\udca9', '\ufeff', '\\\n', '\x7f'];

/** Pieces are no longer than this, so that most of a text stays what it was. */
const PIECE = 400;

const slice = (text: string, dice: Dice): string => {
  const at = dice.below(text.length);
  return text.slice(at, at + dice.skewed(PIECE));
};

type Mutation = (text: string, at: number, dice: Dice) => string;

const MUTATIONS: readonly Mutation[] = [
  (text, at, dice) => text.slice(0, at) + text.slice(at + dice.skewed(PIECE)),
  (text, at, dice) => `${text.slice(0, at)}${dice.pick(WORDS)}${dice.oneIn(2) ? ' ' : ''}${text.slice(at)}`,
  (text, at, dice) => text.slice(0, at) + dice.pick(ODD_CHARACTERS) + text.slice(at),
  (text, at, dice) => text.slice(0, at) + slice(text, dice) + text.slice(at),
  (text, at, dice) => text.slice(0, at) + slice(text, dice) + text.slice(at + dice.skewed(PIECE)),
  (text, at, dice) => text.slice(0, at) + slice(text, dice).repeat(dice.skewed(100)) + text.slice(at),
  (text, at, dice) => text.slice(0, at) + String.fromCharCode(dice.below(128)) + text.slice(at + 1),
  (text, at, dice) => (dice.oneIn(8) ? text.slice(0, at) : text.slice(0, at) + text.slice(at + 1)),
];

/** One change or several, anywhere. */
export function mutateText(text: string, dice: Dice): string {
  let changed = text;
  for (let left = 1 + dice.skewed(6); left > 0; left--) {
    changed = dice.pick(MUTATIONS)(changed, dice.below(changed.length + 1), dice);
  }
  return changed;
}

/** Numbers where readers of binary formats tend to stumble. */
const EDGES = [
  0, 1, 2, 3, 4, 9, 0x7f, 0x80, 0xff, 0xffff, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff,
];

/** One change or several: single bytes, whole cells, what is cut off, doubled or appended. */
export function mutateBytes(bytes: Uint8Array, dice: Dice): Uint8Array {
  let changed: Uint8Array = bytes.slice();
  for (let left = 1 + dice.skewed(6); left > 0; left--) changed = mutateOnce(changed, dice);
  return changed;
}

function mutateOnce(bytes: Uint8Array, dice: Dice): Uint8Array {
  const at = dice.below(bytes.length);
  // Headers are small and decide the most.
  const cell = (dice.oneIn(2) ? dice.below(Math.min(bytes.length, 64)) : at) & ~3;
  switch (dice.below(6)) {
    case 0:
      bytes[at] = dice.below(256);
      return bytes;
    case 1:
    case 2:
      if (cell + 4 <= bytes.length)
        new DataView(bytes.buffer, bytes.byteOffset).setUint32(cell, dice.pick(EDGES), dice.oneIn(4));
      return bytes;
    case 3:
      return bytes.slice(0, at);
    case 4:
      return joined(bytes.subarray(0, at), bytes.subarray(dice.below(bytes.length)));
    default:
      return joined(
        bytes.subarray(0, at),
        Uint8Array.from(dice.list(dice.skewed(64), () => dice.below(256))),
        bytes.subarray(at),
      );
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
