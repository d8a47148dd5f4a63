import { expect, it } from 'vitest';
import { createSavedWorks, WORKS_KEPT, type KeyValue, type SavedWork } from './saved-work';

function memory(): KeyValue & { readonly data: Map<string, unknown> } {
  const data = new Map<string, unknown>();
  return {
    data,
    set: async (key, value) => void data.set(key, value),
    del: async (key) => void data.delete(key),
    entries: async () => [...data],
  };
}

const work = (id: string, savedAt: number, edited = true): SavedWork => ({ id, savedAt, edited, text: id });
const ids = (works: readonly SavedWork[]) => works.map(({ id }) => id);

it('lists the newest first, and before all that was only looked at what was edited', async () => {
  const works = createSavedWorks(memory());
  for (const one of [work('old', 1), work('looked at', 3, false), work('new', 2)]) await works.save(one);
  expect(ids(await works.list())).toEqual(['new', 'old', 'looked at']);
});

it('keeps one entry a work', async () => {
  const works = createSavedWorks(memory());
  await works.save(work('a', 1));
  await works.save(work('a', 2));
  expect(await works.list()).toEqual([work('a', 2)]);
});

it('drops first what was only looked at, then the oldest', async () => {
  const works = createSavedWorks(memory());
  await works.save(work('looked at', 1000, false));
  for (let i = 0; i <= WORKS_KEPT; i++) await works.save(work(`w${i}`, i));
  const kept = ids(await works.list());
  expect(kept).toHaveLength(WORKS_KEPT);
  expect(kept).not.toContain('looked at');
  expect(kept.at(-1)).toBe('w1');
});

it('never drops the work that is being saved, whatever the clock says', async () => {
  const works = createSavedWorks(memory());
  for (let i = 1; i <= WORKS_KEPT; i++) await works.save(work(`w${i}`, i));
  await works.save(work('mine', 0, false));
  expect(ids(await works.list())).toContain('mine');
});

it('leaves out what is no work', async () => {
  const storage = memory();
  storage.data.set('work x', { id: 'x' }).set('work y', null).set('other', work('z', 1));
  expect(await createSavedWorks(storage).list()).toEqual([]);
});
