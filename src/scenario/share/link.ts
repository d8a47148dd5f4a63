/**
 * The link: `#<form>.<payload>`. The payload is base64url of the raw deflate of the saved form's JSON (short names),
 * and of a CRC-32 of the deflated bytes, big-endian, behind them: a character that a mail or chat program changed or
 * cut off is noticed, and never shows as a slightly different board.
 */
import { deflateSync } from 'fflate';
import { SCENARIO_VERSION, type Scenario } from '../scenario';
import { fromBase64Url, toBase64Url } from './base64url';
import { crc32 } from './crc32';
import { inflateBounded } from './inflate';
import { shorten } from './keys';
import { checkForm, openSaved, refused, type Decoded } from './open-saved';
import { toSaved } from './saved-form';

/** Longest link that is opened, in characters: what Chromium keeps of an address. */
export const MAX_LINK_LENGTH = 2 * 1024 * 1024;
/** Most bytes of JSON that a link may inflate to. */
export const MAX_INFLATED_BYTES = 16 * 1024 * 1024;

const CRC_BYTES = 4;
const DAMAGED = 'This link is damaged: part of it was changed or cut off on its way. Ask for it again, or for a file.';
const TOO_LARGE = 'This link holds more than a link may hold; it was not opened. Ask for a file instead.';

/** Whether the hash of an address holds a scenario, damaged or not. */
export const isLink = (hash: string): boolean => /^#?\d+\./.test(hash);

/** `#1.<payload>`. Of a scenario that is too large for a link, one that decodeLink() refuses: see isTooLargeForLink(). */
export function encodeLink(scenario: Scenario): string {
  const json = new TextEncoder().encode(JSON.stringify(shorten(toSaved(scenario))));
  const deflated = deflateSync(json, { level: 9, mem: 9 });
  const payload = new Uint8Array(deflated.length + CRC_BYTES);
  payload.set(deflated);
  new DataView(payload.buffer).setUint32(deflated.length, crc32(deflated));
  return `#${SCENARIO_VERSION}.${toBase64Url(payload)}`;
}

/** A file can still hold such a scenario. `link` is what encodeLink() made of it. */
export function isTooLargeForLink(scenario: Scenario, link: string): boolean {
  const json = JSON.stringify(shorten(toSaved(scenario)));
  return link.length > MAX_LINK_LENGTH || new TextEncoder().encode(json).length > MAX_INFLATED_BYTES;
}

/** `hash` with or without its `#`. Never throws; bounded in time and memory whatever it is given. */
export function decodeLink(hash: string): Decoded {
  if (hash.length > MAX_LINK_LENGTH) return refused(TOO_LARGE);
  const parts = /^#?(\d{1,6})\.([^=\s]*)[=\s]*$/.exec(hash);
  if (!parts) return refused('This address holds no Carveout link.');
  const form = Number(parts[1]);
  const formTrouble = checkForm(form, 'link');
  if (formTrouble !== undefined) return refused(formTrouble);
  const payload = fromBase64Url(parts[2] as string);
  const deflated = payload && checked(payload);
  if (!deflated) return refused(DAMAGED);
  const inflated = inflateBounded(deflated, MAX_INFLATED_BYTES);
  if (!inflated.ok) return refused(inflated.reason === 'too-large' ? TOO_LARGE : DAMAGED);
  const value = parseJson(inflated.bytes);
  return value === undefined ? refused(DAMAGED) : openSaved(value, form, 'short', 'link');
}

/** The bytes before the CRC, if it is theirs. */
function checked(payload: Uint8Array): Uint8Array | undefined {
  if (payload.length < CRC_BYTES) return undefined;
  const deflated = payload.subarray(0, -CRC_BYTES);
  const crc = new DataView(payload.buffer, payload.byteOffset).getUint32(deflated.length);
  return crc === crc32(deflated) ? deflated : undefined;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
