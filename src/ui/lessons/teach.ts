/** What happens in a lesson: it opens, a step begins, an answer is checked. Fetched with the first lesson. */
import { candidatesOf, judge, type Given } from '../../scenario/lessons/judge';
import type { Lesson } from '../../scenario/lessons/lesson';
import { lessonAddress } from '../../scenario/lessons/lesson-link';
import type { Scenario } from '../../scenario/scenario';
import { shownArea } from '../selection';
import type { Page } from '../stores';
import { stepOf, UNASKED, type OpenLesson } from './lesson-store';
import { stopPresenting } from './presenting';
import { progressStorage, saveProgress } from './progress';

type Inputs = Pick<Scenario, 'files' | 'workload' | 'profile'>;

/** Whether what is on screen was made from the texts of this scenario. */
export const isOf = (shown: Inputs, scenario: Inputs): boolean =>
  shown.files === scenario.files && shown.workload === scenario.workload && shown.profile === scenario.profile;

/** `step` counts from 0; one that is not there is the nearest. */
export function openLesson(page: Page, lesson: Lesson, text: string | undefined, step: number): void {
  page.view.getState().showNarrowTab('lesson');
  beginStep(page, { lesson, text, step: Math.max(0, Math.min(step, lesson.steps.length - 1)) });
}

export function beginStep(page: Page, open: OpenLesson): void {
  page.lessons.setState({ open, ...UNASKED });
  const { before, look } = stepOf(open);
  putOnScreen(page, before, look?.panel);
  // A lesson that is none of ours has its link made only when somebody asks for it: it is long.
  if (open.text === undefined) setAddress(lessonAddress(open.lesson.id, open.step + 1));
}

/** In place of the present work, which is kept; undo brings it back. */
function putOnScreen(
  page: Page,
  scenario: Scenario,
  panel: NonNullable<OpenLesson['lesson']['steps'][number]['look']>['panel'],
): void {
  void page.session.open(scenario);
  if (panel) page.view.getState().showBottomTab(panel);
}

export const setAddress = (hash: string): void =>
  history.replaceState(undefined, '', `${location.pathname}${location.search}${hash}`);

/** The step from its start, for a reader who has changed the scenario. */
export function beginAgain(page: Page): void {
  const { open } = page.lessons.getState();
  if (open) beginStep(page, open);
}

/** Makes the change of the step; the answer comes with the next run. `given` undefined shows it without judging. */
export function checkAnswer(page: Page, given: Given | undefined): void {
  const { open } = page.lessons.getState();
  if (!open) return;
  const { after, look, lookThen } = stepOf(open);
  page.lessons.setState({ asked: { given, verdict: undefined } });
  putOnScreen(page, after, (lookThen ?? look)?.panel);
}

/** Called with each new picture: letters the holes of the state before, and judges once the state after is there. */
export function follow(page: Page): void {
  const { open, asked, candidates } = page.lessons.getState();
  const { shown } = page.run.getState();
  if (!open || !shown) return;
  const { before, after, question } = stepOf(open);
  if (!asked && candidates.length === 0 && isOf(shown.scenario, before)) {
    const found = candidatesOf(
      question,
      shown.simulation,
      shownArea(shown.simulation, before.view.selection, shown.frame.step),
    );
    if (found.length > 0) page.lessons.setState({ candidates: found });
  }
  if (!asked || asked.verdict || !isOf(shown.scenario, after)) return;
  const given = asked.given ?? { kind: 'choice', chosen: [] };
  const verdict = judge(question, given, shown.simulation, candidates);
  const result = !asked.given ? 'shown' : verdict.right ? 'right' : 'wrong';
  const results = { ...open.results, [open.step]: result } as const;
  page.lessons.setState({ asked: { ...asked, verdict }, open: { ...open, results } });
  saveProgress(progressStorage(), open.lesson.id, open.step);
}

/** After the last step: how it went, and the ways on. */
export function finishLesson(page: Page): void {
  const { open, presenting } = page.lessons.getState();
  if (presenting) stopPresenting(page);
  if (open) page.lessons.setState({ open: { ...open, finished: true }, ...UNASKED });
}

/** Leaves the scenario as it is. The focus goes back to where lessons are opened. */
export function leaveLesson(page: Page): void {
  if (page.lessons.getState().presenting) stopPresenting(page);
  page.lessons.setState({ open: undefined, ...UNASKED });
  page.view.getState().showNarrowTab('pictures');
  if (location.hash.startsWith('#lesson')) setAddress('');
  document.querySelector<HTMLElement>('.learn')?.focus();
}
