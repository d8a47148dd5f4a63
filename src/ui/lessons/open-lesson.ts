/** Opens lessons: from the list, from an address, from a teacher's file. Fetched when one is asked for. */
import { openLesson as readText, readLesson, type OpenedLesson } from '../../scenario/lessons/lesson';
import { readLessonAddress } from '../../scenario/lessons/lesson-link';
import { LESSON_FILES } from '../../scenario/lessons/lessons';
import type { Page } from '../stores';
import { openLesson } from './teach';

const NOTICE_ID = 'lesson';

const tell = (page: Page, message: string): void =>
  page.notices.getState().tell({ id: NOTICE_ID, severity: 'error', message });

function show(page: Page, opened: OpenedLesson, text: string | undefined, step: number): void {
  if (!opened.ok) return tell(page, opened.message);
  const { steps, title } = opened.lesson;
  if (step < 0 || step >= steps.length) {
    return tell(page, `The lesson “${title}” has ${steps.length} steps, and none is number ${step + 1}.`);
  }
  page.notices.getState().dismiss(NOTICE_ID);
  openLesson(page, opened.lesson, text, step);
}

/** One of those that come with the page; `step` counts from 0. */
export function openOwn(page: Page, id: string, step: number): void {
  const file = LESSON_FILES.find((one) => (one as { readonly id: string }).id === id);
  if (file === undefined) tell(page, `There is no lesson “${id}”. Learn, at the top, lists those that there are.`);
  else show(page, readLesson(file), undefined, step);
}

/** A lesson as its text. It stays a stranger's: checked, bounded, shown as text. */
export function openText(page: Page, text: string, step = 0): void {
  show(page, readText(text), text, step);
}

/** `hash` with its `#`. */
export function openAddress(page: Page, hash: string): void {
  const address = readLessonAddress(hash);
  if (address.kind === 'refused') tell(page, address.message);
  else if (address.kind === 'own') openOwn(page, address.id, address.step - 1);
  else openText(page, address.text, address.step - 1);
}
