/**
 * The form of a lesson as a file: a scenario, and steps that change it. Data alone: no code, no markup, no answers.
 * It has bounds of its own, because a lesson comes from a stranger.
 */
import * as v from 'valibot';
import { ASKS, definitionOf, FIELDS, type Ask, type Field } from './query';

/** Raised only with an upgrader. */
export const LESSON_FORM = 1;
/** The form of the saved scenario that LESSON_FORM holds parts of. */
export const LESSON_SCENARIO_FORM = 1;

/** Longest lesson that is opened, in UTF-16 units of JSON. */
export const MAX_LESSON_LENGTH = 256 * 1024;
export const MAX_STEPS = 40;
export const MAX_OPTIONS = 10;
const MAX_PARAGRAPHS = 12;
const MAX_LINES = 2000;
const MAX_EDITS = 20;
const MAX_WORD = 200;
const MAX_TITLE = 120;
const MAX_SENTENCE = 400;
const MAX_PARAGRAPH = 1500;
const MAX_LINE = 1000;

const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
const list = <const S extends v.GenericSchema>(item: S, max: number) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(max));
/** A text as its lines, which is how JSON is kept readable. */
const lines = v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_LINE))), v.maxLength(MAX_LINES));

/** Plain words with `code` between backticks; or lines of code. */
export const ParagraphForm = v.union([text(MAX_PARAGRAPH), v.strictObject({ code: lines })]);

const field = v.exactOptional(text(MAX_WORD));
const queryEntries = {
  ask: v.picklist(ASKS as [Ask, ...Ask[]]),
  name: field,
  region: field,
  device: field,
  area: field,
  buffer: field,
  text: field,
};

/** The field that the query needs, and no other. */
const hasItsField = (query: { readonly ask: Ask } & { readonly [name in Field]?: string | undefined }): boolean =>
  FIELDS.every((name) => (query[name] !== undefined) === (definitionOf(query.ask).needs === name));

const Literal = v.union([v.boolean(), v.number(), v.string(), v.null(), v.array(v.string())]);
export const QueryForm = v.pipe(
  v.strictObject(queryEntries),
  v.check((query) => hasItsField(query)),
);
export const ClaimForm = v.pipe(
  v.strictObject({ ...queryEntries, is: Literal }),
  v.check((query) => hasItsField(query)),
);

const options = list(v.strictObject({ text: text(MAX_SENTENCE), when: ClaimForm }), MAX_OPTIONS);
const ask = text(MAX_SENTENCE);

export const QuestionForm = v.variant('kind', [
  /** One of the options holds. */
  v.strictObject({ kind: v.literal('pick'), ask, options }),
  /** Any number of them hold. */
  v.strictObject({ kind: v.literal('tick'), ask, options }),
  /** A number or a name. */
  v.strictObject({ kind: v.literal('type'), ask, of: QueryForm }),
  /** A hole of the page map, lettered; or a region of physical memory. */
  v.strictObject({ kind: v.literal('mark'), ask, on: v.picklist(['hole', 'region']), of: QueryForm }),
]);

export const ChangeForm = v.strictObject({
  /** In the board unless `file` says otherwise. `from` must be there exactly once. */
  replace: v.exactOptional(
    list(
      v.strictObject({
        file: v.exactOptional(text(MAX_WORD)),
        from: text(MAX_PARAGRAPH),
        to: v.pipe(v.string(), v.maxLength(MAX_PARAGRAPH)),
      }),
      MAX_EDITS,
    ),
  ),
  /** Lines put behind the workload. */
  append: v.exactOptional(lines),
  /** A whole new workload. */
  workload: v.exactOptional(lines),
  /** Values of the boot profile; null goes back to the default. */
  profile: v.exactOptional(v.record(text(MAX_WORD), v.unknown())),
});

export const LookForm = v.strictObject({
  /** Name or path of a region; `cma` the built-in area; the whole map if left out. */
  selection: v.exactOptional(text(MAX_WORD)),
  step: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  /** Shown below the lesson. */
  panel: v.exactOptional(v.picklist(['problems', 'why', 'versions', 'log', 'assumptions'])),
});

export const StepForm = v.strictObject({
  title: text(MAX_TITLE),
  text: list(ParagraphForm, MAX_PARAGRAPHS),
  /** For the speaker, in presentation view. */
  note: v.exactOptional(text(MAX_PARAGRAPH)),
  /** Made when the step begins. */
  setup: v.exactOptional(ChangeForm),
  look: v.exactOptional(LookForm),
  question: QuestionForm,
  /** Shown with the question, and made when the answer is checked. */
  change: v.exactOptional(ChangeForm),
  lookThen: v.exactOptional(LookForm),
  /** Told once the engine has answered. */
  then: list(ParagraphForm, MAX_PARAGRAPHS),
  /** What the paragraphs take for granted. Never used to judge an answer: `lessons --check` asks the engine whether it is so. */
  relies: v.exactOptional(list(ClaimForm, MAX_EDITS)),
});

export const LessonForm = v.strictObject({
  carveoutLesson: v.literal(LESSON_FORM),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/)),
  title: text(MAX_TITLE),
  about: text(MAX_SENTENCE),
  board: lines,
  workload: v.exactOptional(lines),
  profile: v.exactOptional(v.record(text(MAX_WORD), v.unknown())),
  steps: list(StepForm, MAX_STEPS),
});

export type LessonForm = v.InferOutput<typeof LessonForm>;
export type Paragraph = v.InferOutput<typeof ParagraphForm>;
export type Question = v.InferOutput<typeof QuestionForm>;
export type Change = v.InferOutput<typeof ChangeForm>;
export type Look = v.InferOutput<typeof LookForm>;
export type StepForm = v.InferOutput<typeof StepForm>;
