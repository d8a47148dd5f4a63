/** The headless command: the same modules as the page. Exit status 0; 1 something would be lost or does not hold; 2 bad use or input. */
import { UsageError } from './arguments';
import { check, CHECK_USAGE } from './check';
import { compile, COMPILE_USAGE } from './compile';
import { decompile, DECOMPILE_USAGE } from './decompile';
import { lessons, LESSONS_USAGE } from './lessons';
import { InputError } from './files';
import { predict, type Predictions } from './predict';

const USAGE = `usage:
  carveout predict CASE.json…
  carveout ${CHECK_USAGE}
  carveout ${COMPILE_USAGE}
  carveout ${DECOMPILE_USAGE}
  carveout ${LESSONS_USAGE}
`;

/** Exit status for bad use, and for input that cannot be read or compiled. */
const BAD_INPUT = 2;

const HELP = ['help', '--help', '-h'];

async function main([command, ...words]: readonly string[]): Promise<number> {
  if (HELP.includes(command ?? '') || words.some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  switch (command) {
    case 'predict':
      return answer(predict(words));
    case 'check': {
      const { text, loses } = await check(words);
      process.stdout.write(text);
      return loses ? 1 : 0;
    }
    case 'compile': {
      const { blob, messages } = compile(words);
      process.stderr.write(messages.map((message) => `${message}\n`).join(''));
      return blob ? 0 : BAD_INPUT;
    }
    case 'decompile':
      process.stdout.write(decompile(words) ?? '');
      return 0;
    case 'lessons': {
      const { text, hold } = await lessons(words);
      process.stdout.write(text);
      return hold ? 0 : 1;
    }
    default:
      throw new UsageError(command === undefined ? 'give a command' : `unknown command ${command}`);
  }
}

function answer({ text, troubles }: Predictions): number {
  process.stdout.write(text);
  process.stderr.write(troubles.map((trouble) => `carveout: ${trouble}\n`).join(''));
  return troubles.length === 0 ? 0 : BAD_INPUT;
}

/** Errors of the system have a code; they, bad input and bad use are no fault of ours. */
function messageOf(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n${USAGE}`;
  if (error instanceof InputError || (error instanceof Error && 'code' in error)) return error.message;
  throw error;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`carveout: ${messageOf(error).trimEnd()}\n`);
  process.exitCode = BAD_INPUT;
}
