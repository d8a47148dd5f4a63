/**
 * Addresses of lessons: `#lesson=ID.STEP` of one that comes with the page, `#lesson1.PAYLOAD.STEP` of any other, which
 * the link then holds whole: base64url of the raw deflate of its JSON and of a CRC-32 behind it, as in links of scenarios.
 */
import { deflateSync } from 'fflate';
import { fromBase64Url, toBase64Url } from '../share/base64url';
import { crc32 } from '../share/crc32';
import { inflateBounded } from '../share/inflate';
import { LESSON_FORM, MAX_LESSON_LENGTH } from './lesson-form';

/** Longest address that is looked at, in characters. */
const MAX_ADDRESS = 512 * 1024;
const CRC_BYTES = 4;

export type LessonAddress =
  | { readonly kind: 'own'; readonly id: string; readonly step: number }
  | { readonly kind: 'held'; readonly text: string; readonly step: number }
  | { readonly kind: 'refused'; readonly message: string };

/** `step` counts from 1. */
export const lessonAddress = (id: string, step: number): string => `#lesson=${id}.${step}`;

/** `text` is the lesson's JSON. */
export function lessonLink(text: string, step: number): string {
  const deflated = deflateSync(new TextEncoder().encode(text), { level: 9 });
  const payload = new Uint8Array(deflated.length + CRC_BYTES);
  payload.set(deflated);
  new DataView(payload.buffer).setUint32(deflated.length, crc32(deflated));
  return `#lesson${LESSON_FORM}.${toBase64Url(payload)}.${step}`;
}

const refused = (message: string): LessonAddress => ({ kind: 'refused', message });
const DAMAGED =
  'This link to a lesson is damaged: part of it was changed or cut off on its way. Ask for it again, or for the file.';

/** Never throws; bounded in time and memory. `hash` with its `#`. */
export function readLessonAddress(hash: string): LessonAddress {
  if (hash.length > MAX_ADDRESS) return refused('This link is longer than a lesson may be; it was not opened.');
  const own = /^#lesson=([a-z0-9-]{1,60})(?:\.(\d{1,3}))?$/.exec(hash);
  if (own) return { kind: 'own', id: own[1] ?? '', step: Number(own[2] ?? 1) };
  const held = /^#lesson(\d{1,4})\.([\w-]+)(?:\.(\d{1,3}))?$/.exec(hash);
  if (!held) return refused(DAMAGED);
  if (Number(held[1]) > LESSON_FORM)
    return refused('This lesson was made for a newer Carveout. Reload the page to get the newest.');
  const text = textOf(held[2] ?? '');
  return text === undefined ? refused(DAMAGED) : { kind: 'held', text, step: Number(held[3] ?? 1) };
}

function textOf(encoded: string): string | undefined {
  const payload = fromBase64Url(encoded);
  if (!payload || payload.length < CRC_BYTES) return undefined;
  const deflated = payload.subarray(0, -CRC_BYTES);
  const crc = new DataView(payload.buffer, payload.byteOffset).getUint32(deflated.length);
  // Four bytes a UTF-16 unit are more than UTF-8 ever takes.
  const inflated = crc === crc32(deflated) ? inflateBounded(deflated, 4 * MAX_LESSON_LENGTH) : undefined;
  return inflated?.ok ? new TextDecoder().decode(inflated.bytes) : undefined;
}
