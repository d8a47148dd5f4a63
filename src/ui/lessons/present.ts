/** A lesson before a class: what a clicker's two keys do. */
import type { OpenLesson } from './lesson-store';
import { beginStep, checkAnswer } from './teach';
import type { Page } from '../stores';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a key does while a lesson is presented; undefined for keys of somebody else's. */
export function presenterAction({ key, ctrlKey, metaKey, altKey }: Key): 'on' | 'back' | 'stop' | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === 'PageDown') return 'on';
  if (key === 'PageUp') return 'back';
  return key === 'Escape' ? 'stop' : undefined;
}

/** On: first the engine's answer, then the next step. Back: the step from its start, then the one before. */
export function present(page: Page, action: 'on' | 'back'): void {
  const { open, asked } = page.lessons.getState();
  if (!open) return;
  if (action === 'on' && !asked) checkAnswer(page, undefined);
  else if (action === 'back' && asked) beginStep(page, open);
  else go(page, open, action === 'on' ? 1 : -1);
}

function go(page: Page, open: OpenLesson, by: number): void {
  const next = { ...open, step: open.step + by };
  if (open.lesson.steps[next.step]) beginStep(page, next);
}
