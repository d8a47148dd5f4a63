/** Bad use of the command: exit status 2 and a message, never a stack. */
export class UsageError extends Error {}

export type Arguments = {
  readonly files: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
};

/** `--name value`, `--name=value` and `--flag` in any order. Throws UsageError for what is not known. */
export function readArguments(
  words: readonly string[],
  known: { readonly options: readonly string[]; readonly flags: readonly string[] },
): Arguments {
  const files: string[] = [];
  const options: Record<string, string> = {};
  const flags = new Set<string>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, name = '', value] = /^--([a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (!word.startsWith('--')) files.push(word);
    else if (known.flags.includes(name) && value === undefined) flags.add(name);
    else if (known.options.includes(name)) options[name] = value ?? rest.shift() ?? missing(name);
    else throw new UsageError(`unknown option ${word}`);
  }
  return { files, options, flags };
}

function missing(name: string): never {
  throw new UsageError(`--${name} needs a value`);
}
