/**
 * The names of the fields of the saved form: long in files, short in links. The table only grows: a short name is
 * never changed and never given to another field, so that one table reads all forms.
 */

type Keys = { readonly [long: string]: { readonly short: string; readonly inner?: Keys } };

const RANGE: Keys = { base: { short: 'b' }, size: { short: 's' } };

const PROFILE: Keys = {
  version: { short: 'v' },
  arch: { short: 'a' },
  pageSize: { short: 'g' },
  config: { short: 'c' },
  cmdline: { short: 'l' },
  ram: { short: 'r', inner: RANGE },
  preReserved: { short: 'h', inner: { ...RANGE, what: { short: 'w' } } },
  kernelEarly: { short: 'k', inner: RANGE },
  initialUse: { short: 'i', inner: { area: { short: 'a' }, runs: { short: 'r' } } },
};

const VIEW: Keys = {
  selection: { short: 's' },
  zoom: { short: 'z', inner: { from: { short: 'f' }, to: { short: 't' } } },
  step: { short: 'n' },
};

export const KEYS: Keys = {
  title: { short: 't' },
  note: { short: 'n' },
  profile: { short: 'p', inner: PROFILE },
  view: { short: 'v', inner: VIEW },
  workload: { short: 'w' },
  main: { short: 'm' },
  overlays: { short: 'o' },
  defines: { short: 'd' },
  searchPaths: { short: 's' },
  files: { short: 'f', inner: { path: { short: 'p' }, text: { short: 't' } } },
};

type JsonObject = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Applies `rename` to an object, or to each object of a list; anything else stays as it is, for the schema to judge. */
const eachObject = (value: unknown, rename: (object: JsonObject) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown) => (isObject(item) ? rename(item) : item));
  return isObject(value) ? rename(value) : value;
};

/** The saved form under its short names. */
export function shorten(saved: unknown, keys: Keys = KEYS): unknown {
  return eachObject(saved, (object) =>
    Object.fromEntries(
      Object.entries(object).map(([long, value]) => {
        const key = keys[long];
        return [key?.short ?? long, key?.inner ? shorten(value, key.inner) : value];
      }),
    ),
  );
}

/**
 * The saved form under its long names, read from `short` or `long` ones. Fields that are not known are left out and
 * their places handed to `unknown`.
 */
export function readKeys(
  value: unknown,
  names: 'short' | 'long',
  unknown: (place: string) => void,
  keys: Keys = KEYS,
  place = '',
): unknown {
  const long = new Map(Object.entries(keys).map(([name, { short }]) => [names === 'short' ? short : name, name]));
  return eachObject(value, (object) => {
    const known = Object.entries(object).flatMap(([name, part]) => {
      const key = long.get(name);
      if (key === undefined) {
        unknown(place + name);
        return [];
      }
      const inner = keys[key]?.inner;
      return [[key, inner ? readKeys(part, names, unknown, inner, `${place}${key}.`) : part] as const];
    });
    return Object.fromEntries(known);
  });
}

const HOSTILE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether any object within, at any depth, has a key that names a part of the language's own object machinery. */
export function hasHostileKey(value: unknown): boolean {
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const top = stack.pop();
    if (typeof top !== 'object' || top === null) continue;
    if (!Array.isArray(top) && Object.keys(top).some((key) => HOSTILE.has(key))) return true;
    for (const part of Object.values(top)) stack.push(part);
  }
  return false;
}
