/** A scenario saved as a file: `NAME.carveout.json`, the saved form under its long names, for people to read and diff. */
import { SCENARIO_VERSION, type Scenario } from '../scenario';
import { checkForm, openSaved, refused, type Decoded } from './open-saved';
import { toSaved } from './saved-form';

export const FILE_EXTENSION = '.carveout.json';
/** Longest saved file that is opened, in UTF-16 units. */
export const MAX_SAVED_LENGTH = 64 * 1024 * 1024;

/** Pretty-printed JSON that begins with the number of its form. */
export const encodeFile = (scenario: Scenario): string =>
  `${JSON.stringify({ carveout: SCENARIO_VERSION, ...toSaved(scenario) }, undefined, 2)}\n`;

/** Whether a text is meant to be a saved scenario, well-formed or not. */
export const looksSaved = (text: string): boolean => /^\s*\{\s*"/.test(text);

/** Never throws; bounded like a link. */
export function decodeFile(text: string): Decoded {
  if (text.length > MAX_SAVED_LENGTH)
    return refused('This file is larger than a saved scenario may be; it was not opened.');
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return refused('This file is damaged: it is not complete JSON.');
  if (!('carveout' in value)) return refused('This file is JSON, but no saved scenario: it has no field "carveout".');
  const { carveout, ...saved } = value;
  const form = typeof carveout === 'number' && Number.isSafeInteger(carveout) ? carveout : 0;
  const formTrouble = checkForm(form, SCENARIO_VERSION, 'file');
  return formTrouble === undefined ? openSaved(saved, form, 'long', 'file') : refused(formTrouble);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
