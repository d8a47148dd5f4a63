/** A lesson that has passed all checks of its form: each step with the scenario before and after the engine answers. */
import * as v from 'valibot';
import type { Scenario } from '../scenario';
import { hasHostileKey } from '../share/keys';
import { openSaved } from '../share/open-saved';
import { applyChange, partsOf, type Parts } from './change';
import {
  LESSON_FORM,
  LESSON_SCENARIO_FORM,
  LessonForm,
  MAX_LESSON_LENGTH,
  type Look,
  type StepForm,
} from './lesson-form';

export type LessonStep = Omit<StepForm, 'setup'> & {
  /** On screen while the question is asked. */
  readonly before: Scenario;
  /** On screen once it is answered, and what the engine is asked about. */
  readonly after: Scenario;
};

export type Lesson = {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly steps: readonly LessonStep[];
};

export type OpenedLesson =
  { readonly ok: true; readonly lesson: Lesson } | { readonly ok: false; readonly message: string };

const refused = (message: string): OpenedLesson => ({ ok: false, message });

/** Never throws; bounded in time and memory whatever it is given. */
export function openLesson(text: string): OpenedLesson {
  if (text.length > MAX_LESSON_LENGTH)
    return refused(`This lesson is larger than ${MAX_LESSON_LENGTH >> 10} KiB; it was not opened.`);
  try {
    return readLesson(JSON.parse(text) as unknown);
  } catch {
    return refused('This lesson is damaged: it is not complete JSON.');
  }
}

/** The same of what JSON.parse made of a text. */
export function readLesson(value: unknown): OpenedLesson {
  if (hasHostileKey(value)) return refused('This lesson has field names that no lesson has; it was not opened.');
  const newer = formOf(value);
  if (newer !== undefined && newer > LESSON_FORM)
    return refused(`This lesson was made for a newer Carveout (form ${newer}). Reload the page to get the newest.`);
  const result = v.safeParse(LessonForm, value, { abortEarly: true });
  return result.success ? assemble(result.output) : refused(shapeMessage(result.issues[0]));
}

function formOf(value: unknown): number | undefined {
  const form =
    typeof value === 'object' && value !== null && 'carveoutLesson' in value ? value.carveoutLesson : undefined;
  return typeof form === 'number' ? form : undefined;
}

function shapeMessage(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue);
  return place === null
    ? 'This is no lesson: it has no field "carveoutLesson".'
    : `This lesson cannot be opened: ${place.replace(/(\.)(\d+)/g, (_, dot: string, n: string) => `${dot}${Number(n) + 1}`)} is missing, too large or not of its kind.`;
}

/** Throws nothing: a step whose change or scenario is not right refuses the whole lesson, with its number. */
function assemble(form: LessonForm): OpenedLesson {
  const steps: LessonStep[] = [];
  let parts: Parts = partsOf(form);
  for (const [index, { setup, ...step }] of form.steps.entries()) {
    const place = `Step ${index + 1} of this lesson`;
    const begun = applyChange(parts, setup);
    if ('trouble' in begun) return refused(`${place} cannot begin: ${begun.trouble}.`);
    const ended = applyChange(begun, step.change);
    if ('trouble' in ended) return refused(`${place} cannot make its change: ${ended.trouble}.`);
    const before = scenarioAt(form, begun, step.look);
    const after = scenarioAt(form, ended, step.lookThen ?? withoutStep(step.look));
    if (typeof before === 'string') return refused(`${place}: ${before}`);
    if (typeof after === 'string') return refused(`${place}: ${after}`);
    steps.push({ ...step, before, after });
    parts = ended;
  }
  const { id, title, about } = form;
  return { ok: true, lesson: { id, title, about, steps } };
}

/** The answer is seen at the end of the workload unless the lesson says otherwise. */
const withoutStep = (look: Look | undefined): Look | undefined =>
  look && Object.fromEntries(Object.entries(look).filter(([key]) => key !== 'step'));

/** Through the same door as any stranger's scenario; a message if it is not let in. */
function scenarioAt({ title, about }: LessonForm, parts: Parts, look: Look = {}): Scenario | string {
  const { selection = '', step } = look;
  const path =
    selection === '' || selection === 'cma' || selection.startsWith('/') ? selection : `/reserved-memory/${selection}`;
  const view = { selection: path, ...(step === undefined ? {} : { step }) };
  const opened = openSaved({ ...parts, title, note: about, view }, LESSON_SCENARIO_FORM, 'long', 'file');
  return opened.ok ? opened.scenario : opened.message.replace('This file holds', 'the lesson holds');
}
