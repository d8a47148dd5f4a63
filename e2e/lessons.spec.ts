import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { candidatesOf, truthOf } from '../src/scenario/lessons/judge';
import { readLesson, type Lesson, type LessonStep } from '../src/scenario/lessons/lesson';
import { LESSON_FILES } from '../src/scenario/lessons/lessons';
import { simulate } from '../src/scenario/simulate';
import { expect, test, type Playground } from './playground';

const lessons = LESSON_FILES.map((file): Lesson => {
  const opened = readLesson(file);
  if (!opened.ok) throw new Error(opened.message);
  return opened.lesson;
});

/** What the page must say that the engine says, from the engine in this process. */
function expected({ before, after, question }: LessonStep): string {
  const asked = simulate(before);
  const area = asked.machine.fates.find(({ path }) => path === before.view.selection)?.area;
  const candidates = candidatesOf(question, asked, area);
  const { truth, said } = truthOf(question, simulate(after), candidates);
  if (said !== undefined) return said;
  return truth.map((index) => (index < 0 ? 'none of them' : 'ABCDEFGHIJ'.charAt(index))).join(', ');
}

const lesson = (page: Page) => page.getByRole('region', { name: 'Lesson', exact: true });
const says = (page: Page) => lesson(page).getByRole('heading', { name: /The engine says/ });

async function openAt(playground: Playground, address: string): Promise<void> {
  await playground.open(address);
  await expect(lesson(playground.page)).toBeVisible();
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

for (const { id, title, steps } of lessons) {
  test(`“${title}” runs to its end, and says what the engine says`, async ({ playground, page }) => {
    await openAt(playground, `#lesson=${id}.1`);
    for (const [index, step] of steps.entries()) {
      await expect(lesson(page).getByRole('heading', { name: step.title, exact: true })).toBeFocused();
      await lesson(page).getByRole('button', { name: 'Show me' }).click();
      await expect(says(page)).toHaveText(`The engine says: ${expected(step)}.`);
      const last = index === steps.length - 1;
      await lesson(page)
        .getByRole('button', { name: last ? 'Finish' : 'Next' })
        .click();
    }
    await expect(lesson(page).getByRole('status')).toHaveText(
      `0 of ${steps.length} right. ${steps.length} shown to you.`,
    );
    await lesson(page).getByRole('button', { name: 'Close, keep this scenario' }).click();
    await expect(lesson(page)).toBeHidden();
  });
}

test('an answer by keyboard alone: a letter, Enter, and on', async ({ playground, page }) => {
  await openAt(playground, '#lesson=first-fit.1');
  await expect(lesson(page).getByRole('radio', { name: /^A 2048 pages 8 MiB 0x5020_0000/ })).toBeVisible();
  await expect(lesson(page).getByRole('button', { name: 'Check my answer' })).toBeDisabled();
  await page.keyboard.press('b');
  await expect(lesson(page).getByRole('radio', { name: /^B/ })).toBeChecked();
  await lesson(page).getByRole('radio', { name: /^B/ }).focus();
  await page.keyboard.press('Enter');
  await expect(says(page)).toHaveText('Not so. The engine says: A.');
  await expect(says(page)).toBeFocused();
  await expect(lesson(page).getByText('✓ true')).toHaveCount(1);
  await expect(lesson(page).getByText('✗ false')).toHaveCount(1);
  await expect(playground.buffer('new-1')).toContainText('0x5020_0000');
  await lesson(page).getByRole('button', { name: 'Next' }).press('Enter');
  await expect(lesson(page)).toContainText('step 2 of 4');
});

test('a hole is marked on the page map, a region on physical memory', async ({ playground, page }) => {
  await openAt(playground, '#lesson=first-fit.2');
  await page.locator('.hole-letters text', { hasText: 'B' }).click();
  await expect(lesson(page).getByRole('radio', { name: /^B/ })).toBeChecked();
  await lesson(page).getByRole('button', { name: 'Check my answer' }).click();
  await expect(says(page)).toHaveText('Right. The engine says: B.');
  await expect(page.locator('.hole-letters')).toHaveCount(0);
  await page.goto('/#lesson=who-owns.1');
  await playground.region('pool-b@54000000').click();
  await expect(lesson(page).getByRole('radio', { name: /^B pool-b@54000000/ })).toBeChecked();
});

test('a typed answer is read as people write it, and what is none is not judged', async ({ playground, page }) => {
  await openAt(playground, '#lesson=alignment.2');
  const field = lesson(page).getByRole('textbox');
  await field.fill('a lot');
  await expect(lesson(page)).toContainText('That is not a size');
  await expect(lesson(page).getByRole('button', { name: 'Check my answer' })).toBeDisabled();
  await field.fill('32 MiB');
  await field.press('Enter');
  await expect(says(page)).toHaveText('Right. The engine says: 32 MiB.');
});

test('each step has a link; one that leads nowhere says so', async ({ playground, page, another }) => {
  await openAt(playground, '#lesson=pins.1');
  await lesson(page).getByRole('button', { name: 'Next' }).dblclick();
  await expect(page).toHaveURL(/#lesson=pins\.2$/);
  await lesson(page).getByRole('button', { name: 'Copy link to this step' }).click();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  const other = await another();
  await openAt(other, link.hash);
  await expect(lesson(other.page)).toContainText('step 2 of 5');
  for (const [hash, message] of [
    ['#lesson=nothing.1', 'There is no lesson “nothing”'],
    ['#lesson=pins.9', 'has 5 steps, and none is number 9'],
    ['#lesson<b>', 'This link to a lesson is damaged'],
  ] as const) {
    await page.goto(`/${hash}`);
    await expect(playground.notices).toContainText(message);
  }
});

test('what was on screen before a lesson is kept, and undo brings it back', async ({ playground, page }) => {
  await playground.open();
  await page.getByLabel('Scenario title').fill('Mine');
  await page.getByRole('button', { name: 'Learn' }).click();
  await page.getByRole('button', { name: /From node to heap/ }).click();
  await expect(page.getByLabel('Scenario title')).toHaveValue('From node to heap');
  await lesson(page).getByRole('button', { name: 'Leave the lesson, keep this scenario' }).click();
  await expect(playground.textTab('board.dts')).toBeVisible();
  await expect(page).not.toHaveURL(/#lesson/);
  await expect(page.getByLabel('Scenario title')).toHaveValue('From node to heap');
  await page.keyboard.press('Control+z');
  await expect(page.getByLabel('Scenario title')).toHaveValue('Mine');
});

test('a scenario that the reader changed is put back on demand', async ({ playground, page }) => {
  await openAt(playground, '#lesson=node-to-heap.1');
  await page.getByLabel('Kernel', { exact: true }).selectOption('6.12');
  await lesson(page).getByRole('button', { name: 'Begin the step again' }).click();
  await expect(page.getByLabel('Kernel', { exact: true })).toHaveValue('7.3');
  await expect(lesson(page).getByRole('button', { name: 'Begin the step again' })).toBeHidden();
});

test('progress is kept', async ({ playground, page }) => {
  await openAt(playground, '#lesson=pins.1');
  await lesson(page).getByRole('button', { name: 'Show me' }).click();
  await expect(says(page)).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Learn' }).click();
  await expect(page.getByRole('button', { name: /Pinned pages and EBUSY.*1 of 5 answered/ })).toBeVisible();
});

const TEACHERS = JSON.stringify({
  carveoutLesson: 1,
  id: 'mine',
  title: '<img src=x onerror=alert(1)>',
  about: 'A lesson of a teacher’s.',
  board: ['/dts-v1/;', '/ { #address-cells = <2>; #size-cells = <2>; };'],
  steps: [
    {
      title: 'One <b>bold</b> step',
      text: ['Look at `<script>alert(1)</script>`.'],
      question: { kind: 'type', ask: 'How many heaps are there?', of: { ask: 'heaps' } },
      change: { profile: { cmdline: 'cma=0' } },
      then: ['`system` alone.'],
    },
  ],
});

test('a teacher opens a lesson from a file and links it; markup in it is text', async ({
  playground,
  page,
  another,
}) => {
  await playground.open();
  await playground.openFile('mine.json', Buffer.from(TEACHERS));
  await expect(lesson(page)).toContainText('<img src=x onerror=alert(1)>');
  await expect(lesson(page).getByRole('heading', { name: 'One <b>bold</b> step' })).toBeVisible();
  await expect(lesson(page).locator('code', { hasText: '<script>alert(1)</script>' })).toBeVisible();
  await expect(lesson(page).locator('img, b, script')).toHaveCount(0);
  await lesson(page).getByRole('textbox').fill('1');
  await lesson(page).getByRole('button', { name: 'Check my answer' }).click();
  await expect(says(page)).toHaveText('Right. The engine says: 1.');
  await lesson(page).getByRole('button', { name: 'Copy link to this step' }).click();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  const other = await another();
  await openAt(other, link.hash);
  await expect(lesson(other.page).getByRole('heading', { name: 'One <b>bold</b> step' })).toBeVisible();
});

test('a lesson that is damaged is refused with a sentence', async ({ playground }) => {
  await playground.open();
  await playground.openFile('half.json', Buffer.from(TEACHERS.slice(0, 200)));
  await expect(playground.notices).toContainText('This lesson is damaged: it is not complete JSON.');
  await playground.openFile('odd.json', Buffer.from(TEACHERS.replace('"heaps"', '"secrets"')));
  await expect(playground.notices).toContainText('steps.1.question');
});

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test(`axe finds nothing in a lesson in the ${theme} theme`, async ({ playground, page }) => {
    await openAt(playground, '#lesson=first-fit.1');
    await page.getByLabel('Theme').selectOption(theme);
    expect(await violations(page)).toEqual([]);
    await lesson(page).getByRole('radio').first().check();
    await lesson(page).getByRole('button', { name: 'Check my answer' }).click();
    await expect(says(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Learn' }).click();
    await expect(page.getByRole('list', { name: 'Lessons' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('on a phone the lesson is a tab', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/#lesson=first-fit.2');
  await expect(lesson(page)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Maps' }).click();
  await expect(playground.heaps).toBeVisible();
  await page.getByRole('tab', { name: 'Lesson' }).click();
  await lesson(page).getByRole('button', { name: 'Show me' }).click();
  await expect(says(page)).toHaveText('The engine says: B.');
});

test('a lesson is presented: large type, on and back by a clicker, Escape ends it', async ({ playground, page }) => {
  await openAt(playground, '#lesson=node-to-heap.1');
  const heading = lesson(page).getByRole('heading', { level: 2 });
  const size = () => heading.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const before = await size();
  await lesson(page).getByText('Speaker’s note').click();
  await expect(lesson(page)).toContainText('Ask for hands before you check.');
  await lesson(page).getByRole('button', { name: 'Present, full screen' }).click();
  await expect.poll(size).toBeGreaterThan(before);
  await page.keyboard.press('PageDown');
  await expect(says(page)).toHaveText('The engine says: B.');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('PageDown');
  await expect(lesson(page)).toContainText('step 2 of 5');
  await page.keyboard.press('PageUp');
  await expect(lesson(page)).toContainText('step 1 of 5');
  await page.keyboard.press('Escape');
  await expect.poll(size).toBe(before);
});
