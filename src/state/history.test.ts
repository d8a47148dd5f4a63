import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../scenario/default-scenario';
import { createHistory, MAX_STATE_NAME, NAMED_KEPT, STATES_KEPT, type NewState } from './history';
import { MAX_STRIP_PARTS, memoryStrip, readStrip } from './memory-strip';
import type { KeyValue } from './saved-work';
import { changeName } from './state-name';

function memory(): KeyValue & { readonly data: Map<string, unknown> } {
  const data = new Map<string, unknown>();
  return {
    data,
    set: async (key, value) => void data.set(key, value),
    del: async (key) => void data.delete(key),
    entries: async () => [...data],
  };
}

const state = (number: number, rest: Partial<NewState> = {}): NewState => ({
  id: `s${number}`,
  savedAt: number,
  named: false,
  text: `text ${number}`,
  scenario: DEFAULT_SCENARIO,
  before: DEFAULT_SCENARIO,
  name: `state ${number}`,
  machine: undefined,
  ...rest,
});

describe('the history', () => {
  it('keeps at least 30 states and drops the oldest', async () => {
    const history = createHistory(memory());
    for (let i = 1; i <= STATES_KEPT + 5; i++) await history.keep(state(i));
    const states = await history.list();
    expect(STATES_KEPT).toBeGreaterThanOrEqual(30);
    expect([states.length, states[0]?.id, states.at(-1)?.id]).toEqual([STATES_KEPT, `s${STATES_KEPT + 5}`, 's6']);
  });

  it('drops last what was given a name', async () => {
    const history = createHistory(memory());
    for (let i = 1; i <= STATES_KEPT + 30; i++) await history.keep(state(i, { named: i <= NAMED_KEPT + 1 }));
    const states = await history.list();
    expect(states).toHaveLength(STATES_KEPT);
    expect(states.filter(({ named }) => named)).toHaveLength(NAMED_KEPT);
  });

  it('keeps no state twice in a row', async () => {
    const history = createHistory(memory());
    await history.keep(state(1));
    await history.keep(state(2, { text: 'text 1' }));
    expect(await history.list()).toHaveLength(1);
  });

  it('takes a new name, within bounds', async () => {
    const history = createHistory(memory());
    await history.keep(state(1));
    await history.rename('s1', 'x'.repeat(500));
    await history.rename('s9', 'nobody');
    expect(await history.list()).toMatchObject([{ name: 'x'.repeat(MAX_STATE_NAME), named: true }]);
  });

  it('leaves out what is no state', async () => {
    const storage = memory();
    storage.data.set('state a', { id: 'a' }).set('state b', null).set('other', state(1));
    expect(await createHistory(storage).list()).toEqual([]);
  });
});

describe('the name of a state', () => {
  it.each([
    [{ workload: 'x' }, 'Workload changed'],
    [{ profile: { ...DEFAULT_SCENARIO.profile, cmdline: 'cma=1M' }, note: 'x' }, 'Boot profile, Note changed'],
    [{ files: [{ path: 'board.dts', text: 'x' }] }, 'board.dts changed'],
    [
      { files: [...DEFAULT_SCENARIO.files, { path: 'a.dtsi', text: '' }, { path: 'b.dtsi', text: '' }] },
      'Files changed',
    ],
    [{}, 'Unchanged'],
  ])('%j', (change, name) => {
    expect(changeName(DEFAULT_SCENARIO, { ...DEFAULT_SCENARIO, ...change })).toBe(name);
  });
});

describe('the strip of a machine', () => {
  const MIB = 1024n * 1024n;

  it('has all RAM end to end, without the gaps', () => {
    const machine = {
      banks: [
        { base: 0n, size: 100n * MIB },
        { base: 1000n * MIB, size: 100n * MIB },
      ],
      held: [{ what: 'kernel', base: 0n, size: 20n * MIB }],
      fates: [
        { kind: 'cma', base: 1050n * MIB, size: 50n * MIB },
        { kind: 'nomap', base: 500n * MIB, size: 50n * MIB },
        { kind: 'refused', base: undefined, size: MIB },
      ],
    } as unknown as Parameters<typeof memoryStrip>[0];
    expect(memoryStrip(machine)).toEqual([
      { kind: 'system', from: 0, to: 100 },
      { kind: 'cma', from: 750, to: 1000 },
    ]);
  });

  it('is read back without what is no part of one', () => {
    const good = { kind: 'cma', from: 1, to: 2 };
    expect(readStrip([good, { kind: '<script>', from: 0, to: 1 }, { kind: 'cma', from: 2, to: 1 }, null, 7])).toEqual([
      good,
    ]);
    expect(readStrip('x')).toEqual([]);
    expect(readStrip(Array.from({ length: 1000 }, () => good))).toHaveLength(MAX_STRIP_PARTS);
  });
});
