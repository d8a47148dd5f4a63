/** Bad use of the command: exit status 2 and a message, never a stack. */
export class UsageError extends Error {}

export type Arguments = {
  readonly files: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  /** The values of an option of one letter, in order: `-I a -Ib` is `{ I: ['a', 'b'] }`. */
  readonly letters: Readonly<Record<string, readonly string[]>>;
  readonly flags: ReadonlySet<string>;
};

export type Known = {
  readonly options?: readonly string[];
  readonly flags?: readonly string[];
  /** Letters that take a value, next to them or as the next word. */
  readonly letters?: string;
};

/** `--name value`, `--name=value`, `--flag`, `-Xvalue`, `-X value` in any order. Throws UsageError for what is not known. */
export function readArguments(words: readonly string[], known: Known): Arguments {
  const files: string[] = [];
  const options: Record<string, string> = {};
  const letters: Record<string, string[]> = {};
  const flags = new Set<string>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, name = '', value] = /^--([a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
    const letter = word.charAt(1);
    const flag = name || (word.length === 2 ? letter : '');
    if (!word.startsWith('-')) files.push(word);
    else if (known.flags?.includes(flag) && value === undefined) flags.add(flag);
    else if (known.options?.includes(name)) options[name] = value ?? rest.shift() ?? missing(`--${name}`);
    else if (letter !== '' && known.letters?.includes(letter))
      (letters[letter] ??= []).push(word.slice(2) || (rest.shift() ?? missing(`-${letter}`)));
    else throw new UsageError(`unknown option ${word}`);
  }
  return { files, options, letters, flags };
}

function missing(option: string): never {
  throw new UsageError(`${option} needs a value`);
}
