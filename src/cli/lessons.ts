/** `carveout lessons --check`: whether what presets and lessons say is what the engine says. */
import { basename } from 'node:path';
import { lessonTroubles, presetTroubles } from '../scenario/lessons/check';
import { openLesson, readLesson, type OpenedLesson } from '../scenario/lessons/lesson';
import { LESSON_FILES } from '../scenario/lessons/lessons';
import { PRESETS } from '../scenario/presets/presets';
import { readArguments, UsageError } from './arguments';
import { readText } from './files';

export const LESSONS_USAGE = 'lessons --check [LESSON.json…]';

export type LessonsResult = { readonly text: string; readonly hold: boolean };

/** All that come with Carveout, and the files that are given besides. */
export async function lessons(words: readonly string[]): Promise<LessonsResult> {
  const { files, flags } = readArguments(words, { flags: ['check'] });
  if (!flags.has('check')) throw new UsageError('lessons is there with --check only');
  const given = files.map((file) => ({ name: basename(file), opened: openLesson(readText(file)) }));
  const own = LESSON_FILES.map((file, index) => ({ name: `lesson ${index + 1}`, opened: readLesson(file) }));
  const presets = await Promise.all(PRESETS.map(presetTroubles));
  const taught = await Promise.all([...own, ...given].map(openedTroubles));
  const troubles = [...presets, ...taught].flat();
  const counted = `${PRESETS.length} presets, ${taught.length} lessons`;
  return troubles.length === 0
    ? { text: `${counted}: all hold\n`, hold: true }
    : { text: `${[...troubles, `${counted}: ${troubles.length} things do not hold`].join('\n')}\n`, hold: false };
}

const openedTroubles = async ({ name, opened }: { readonly name: string; readonly opened: OpenedLesson }) =>
  opened.ok ? lessonTroubles(opened.lesson) : [`${name}: ${opened.message}`];
