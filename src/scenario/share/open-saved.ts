/** From what JSON.parse made of a stranger's text to a scenario, or to a sentence that says why not. */
import * as v from 'valibot';
import { seriesOf } from '../../kernel/versions/series';
import { DEFAULT_PROFILE, type Scenario } from '../scenario';
import { hasHostileKey, readKeys } from './keys';
import { fromSaved, SavedForm, ViewForm } from './saved-form';
import { FIRST_FORM, upgrade } from './upgraders';

export type Decoded =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      /** What was in it but not understood, in sentences. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** Unknown fields that are named; further ones are counted. */
const MAX_NAMED_FIELDS = 8;
/** Characters of a name that are quoted. */
const MAX_QUOTED = 60;

export const refused = (message: string): Decoded => ({ ok: false, message });

/**
 * `form` is the number that the link or file carries and has passed checkForm(), `names` how its fields are written, `what` what to call it in
 * messages: `link` or `file`.
 */
export function openSaved(value: unknown, form: number, names: 'short' | 'long', what: 'link' | 'file'): Decoded {
  if (hasHostileKey(value)) return refused(`This ${what} has field names that no scenario has; it was not opened.`);
  const unknown: string[] = [];
  const named = readKeys(value, names, (place) => unknown.push(place));
  const saved = upgrade(named, form);
  const result = v.safeParse(SavedForm, saved, { abortEarly: true });
  if (!result.success) return refused(shapeMessage(v.getDotPath(result.issues[0]), what));
  const { scenario, note } = knownVersion(fromSaved(result.output));
  return { ok: true, scenario, notes: [...unknownNotes(unknown, what), ...viewNotes(saved), ...note] };
}

/** Why this form cannot be read; undefined when it can. `newest`: the newest one that this page knows. */
export function checkForm(form: number, newest: number, what: string): string | undefined {
  if (form >= FIRST_FORM && form <= newest) return undefined;
  if (form > newest) {
    return `This ${what} was made by a newer Carveout (form ${form}, this page reads up to ${newest}). Reload the page to get the newest.`;
  }
  return `This ${what} has no form that Carveout ever wrote.`;
}

const shapeMessage = (place: string | null, what: string): string =>
  place === null
    ? `This ${what} holds no scenario: its files are missing or do not belong together.`
    : `This ${what} holds no scenario that can be opened: ${quoted(place)} is missing, too large or not of its kind.`;

function unknownNotes(places: readonly string[], what: string): readonly string[] {
  if (places.length === 0) return [];
  const named = places.slice(0, MAX_NAMED_FIELDS).map(quoted).join(', ');
  const more = places.length > MAX_NAMED_FIELDS ? ` and ${places.length - MAX_NAMED_FIELDS} more` : '';
  return [`The ${what} has parts that this version does not know and leaves out: ${named}${more}.`];
}

const viewNotes = (saved: unknown): readonly string[] =>
  v.is(v.object({ view: v.exactOptional(ViewForm) }), saved)
    ? []
    : ['Where it looks could not be understood; all of it is shown.'];

/** A kernel that is not modelled would boot nothing; the default stands in, and a note says so. */
function knownVersion(scenario: Scenario): { scenario: Scenario; note: readonly string[] } {
  const { profile } = scenario;
  if (seriesOf(profile.version)) return { scenario, note: [] };
  const note = `Linux ${quoted(profile.version)} is not modelled; ${DEFAULT_PROFILE.version} is shown instead.`;
  return { scenario: { ...scenario, profile: { ...profile, version: DEFAULT_PROFILE.version } }, note: [note] };
}

const quoted = (name: string): string => (name.length > MAX_QUOTED ? `${name.slice(0, MAX_QUOTED)}…` : name);
