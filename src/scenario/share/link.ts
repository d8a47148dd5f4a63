/**
 * The link: `#<form>.<payload>`. The payload is base64url of the packed JSON of the saved form (short names), and of a
 * CRC-32 of the packed bytes, big-endian, behind them: a character that a mail or chat program changed or cut off is
 * noticed, and never shows as a slightly different board.
 */
import type { Scenario } from '../scenario';
import { fromBase64Url, toBase64Url } from './base64url';
import { crc32 } from './crc32';
import { shorten } from './keys';
import { checkForm, openSaved, refused, type Decoded } from './open-saved';
import { byteLength, DEFLATED, MODELLED, PRIMED, type Packing } from './packing';
import { toSaved } from './saved-form';

/** Longest link that is opened, in characters: what Chromium keeps of an address. */
export const MAX_LINK_LENGTH = 2 * 1024 * 1024;
/** Most bytes of JSON that a link may unpack to. */
export const MAX_INFLATED_BYTES = DEFLATED.maxBytes;

/** Forms of links: how the content is packed, and which saved form it has. Lines are added; none is ever changed. */
const FORMS = {
  1: { packing: DEFLATED, saved: 1 },
  2: { packing: MODELLED, saved: 1 },
  3: { packing: PRIMED, saved: 1 },
} as const satisfies Readonly<Record<number, { packing: Packing; saved: number }>>;

export const NEWEST_LINK_FORM = 3;
type Form = keyof typeof FORMS;

/** Up to this many characters a link is written in the form that opens quickest; beyond, in the shortest. */
const SHORT_ENOUGH = 1500;

const CRC_BYTES = 4;
const DAMAGED = 'This link is damaged: part of it was changed or cut off on its way. Ask for it again, or for a file.';
const TOO_LARGE = 'This link holds more than a link may hold; it was not opened. Ask for a file instead.';

/** Whether the hash of an address holds a scenario, damaged or not. */
export const isLink = (hash: string): boolean => /^#?\d+\./.test(hash);

/** The workload last: it names what the files define. */
function contentOf(scenario: Scenario): string {
  const { workload, ...rest } = toSaved(scenario);
  return JSON.stringify(shorten(workload === undefined ? rest : { ...rest, workload }));
}

/** `#3.<payload>`. Of a scenario that is too large for a link, one that decodeLink() refuses: see isTooLargeForLink(). */
export function encodeLink(scenario: Scenario): string {
  const json = contentOf(scenario);
  if (byteLength(json) > MODELLED.maxBytes) return linkOf(1, json);
  const quick = linkOf(3, json);
  return quick.length <= SHORT_ENOUGH ? quick : linkOf(2, json);
}

function linkOf(form: Form, json: string): string {
  const packed = FORMS[form].packing.pack(json);
  const payload = new Uint8Array(packed.length + CRC_BYTES);
  payload.set(packed);
  new DataView(payload.buffer).setUint32(packed.length, crc32(packed));
  return `#${form}.${toBase64Url(payload)}`;
}

/** A file can still hold such a scenario. `link` is what encodeLink() made of it. */
export const isTooLargeForLink = (scenario: Scenario, link: string): boolean =>
  link.length > MAX_LINK_LENGTH || byteLength(contentOf(scenario)) > MAX_INFLATED_BYTES;

/** `hash` with or without its `#`. Never throws; bounded in time and memory whatever it is given. */
export function decodeLink(hash: string): Decoded {
  if (hash.length > MAX_LINK_LENGTH) return refused(TOO_LARGE);
  const parts = /^#?(\d{1,6})\.([^=\s]*)[=\s]*$/.exec(hash);
  if (!parts) return refused('This address holds no Carveout link.');
  const form = Number(parts[1]);
  const formTrouble = checkForm(form, NEWEST_LINK_FORM, 'link');
  if (formTrouble !== undefined) return refused(formTrouble);
  const { packing, saved } = FORMS[form as Form];
  const payload = fromBase64Url(parts[2] as string);
  const packed = payload && checked(payload);
  if (!packed) return refused(DAMAGED);
  const unpacked = packing.unpack(packed);
  if (!unpacked.ok) return refused(unpacked.reason === 'too-large' ? TOO_LARGE : DAMAGED);
  const value = parseJson(unpacked.json);
  return value === undefined ? refused(DAMAGED) : openSaved(value, saved, 'short', 'link');
}

/** The bytes before the CRC, if it is theirs. */
function checked(payload: Uint8Array): Uint8Array | undefined {
  if (payload.length < CRC_BYTES) return undefined;
  const packed = payload.subarray(0, -CRC_BYTES);
  const crc = new DataView(payload.buffer, payload.byteOffset).getUint32(packed.length);
  return crc === crc32(packed) ? packed : undefined;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
