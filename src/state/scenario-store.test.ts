import { describe, expect, it } from 'vitest';
import { oneFileScenario } from '../scenario/scenario';
import { draftOf } from './scenario-edit';
import { createScenarioStore, TYPING_PAUSE_MS, TYPING_STEP_MS, UNDO_LIMIT } from './scenario-store';

function setUp() {
  const clock = { ms: 0 };
  const initial = oneFileScenario({ path: 'board.dts', text: '/' }, { workload: 'alloc a h 4096\n' });
  const store = createScenarioStore(initial, () => clock.ms);
  const { edit, undo, redo } = store.getState();
  /** Types one text after another, `pause` milliseconds apart. */
  const type = (path: string, texts: readonly string[], pause: number) => {
    for (const text of texts) {
      edit({ kind: 'text', path, text });
      clock.ms += pause;
    }
  };
  const board = () => store.getState().files[0]?.text;
  return { clock, initial, store, edit, undo, redo, type, board };
}

describe('edits', () => {
  it('change a file, the workload and the profile through one action', () => {
    const { store, edit } = setUp();
    edit({ kind: 'text', path: 'board.dts', text: '/ {};' });
    edit({ kind: 'append', lines: ['free a', 'alloc b h 8MiB'] });
    edit({ kind: 'profile', set: { version: '6.12', ram: [{ base: '0', size: '4GiB' }] } });
    const { files, workload, profile } = store.getState();
    expect(files).toEqual([{ path: 'board.dts', text: '/ {};' }]);
    expect(workload).toBe('alloc a h 4096\nfree a\nalloc b h 8MiB\n');
    expect([profile.version, profile.ram]).toEqual(['6.12', [{ base: '0', size: '4GiB' }]]);
  });

  it('write an appended line on a line of its own even after a half-typed one', () => {
    const { store, edit } = setUp();
    edit({ kind: 'text', path: 'workload', text: '# begun' });
    edit({ kind: 'append', lines: ['free a'] });
    expect(store.getState().workload).toBe('# begun\nfree a\n');
  });

  it('let a profile field go back to being assumed', () => {
    const { store, edit } = setUp();
    edit({ kind: 'profile', set: { ram: [] } });
    edit({ kind: 'profile', assume: ['ram'] });
    expect('ram' in store.getState().profile).toBe(false);
  });

  it('keep the identity of what they do not change, so that selectors stay quiet', () => {
    const { store, edit } = setUp();
    const before = store.getState();
    edit({ kind: 'append', lines: ['free a'] });
    expect(store.getState().files).toBe(before.files);
    expect(store.getState().profile).toBe(before.profile);
  });

  it('that change nothing leave no step in the history', () => {
    const { store, edit, initial } = setUp();
    edit({ kind: 'text', path: 'board.dts', text: '/' });
    edit({ kind: 'text', path: 'no such file', text: 'x' });
    edit({ kind: 'profile', set: { version: initial.profile.version }, assume: ['ram'] });
    edit({ kind: 'append', lines: [] });
    expect(store.temporal.getState().pastStates).toHaveLength(0);
  });

  it('take no version and view into the state when a whole scenario is opened', () => {
    const { store, edit } = setUp();
    edit({ kind: 'open', scenario: oneFileScenario({ path: 'other.dts', text: '' }) });
    expect(store.getState()).not.toHaveProperty('view');
    expect(store.getState().main).toBe('other.dts');
  });
});

describe('the undo history', () => {
  it('covers text and controls in one order', () => {
    const { store, edit, undo, redo, initial, clock } = setUp();
    edit({ kind: 'text', path: 'board.dts', text: '/ {};' });
    clock.ms += 1;
    edit({ kind: 'profile', set: { version: '6.12' } });
    clock.ms += 1;
    edit({ kind: 'append', lines: ['free a'] });
    const last = draftOf(store.getState());
    undo();
    expect(store.getState().workload).toBe('alloc a h 4096\n');
    undo();
    expect(store.getState().profile.version).toBe('7.3');
    undo();
    expect(draftOf(store.getState())).toEqual(draftOf(initial));
    for (let i = 0; i < 3; i++) redo();
    expect(draftOf(store.getState())).toEqual(last);
  });

  it('takes typing without a pause as one step', () => {
    const { type, undo, board } = setUp();
    type('board.dts', ['/ ', '/ {', '/ {}', '/ {};'], TYPING_PAUSE_MS);
    undo();
    expect(board()).toBe('/');
  });

  it('parts typing at a pause', () => {
    const { type, undo, board } = setUp();
    type('board.dts', ['/ ', '/ {'], TYPING_PAUSE_MS + 1);
    undo();
    expect(board()).toBe('/ ');
  });

  it('parts typing that never pauses', () => {
    const { type, undo, board } = setUp();
    const texts = Array.from({ length: TYPING_STEP_MS / 100 + 2 }, (_, i) => `/${i}`);
    type('board.dts', texts, 100);
    undo();
    expect(board()).toBe(texts.at(-2));
  });

  it('parts typing in one text from typing in another', () => {
    const { type, undo, store, board } = setUp();
    type('board.dts', ['/ {};'], 10);
    type('workload', ['free a\n'], 10);
    undo();
    expect([store.getState().workload, board()]).toEqual(['alloc a h 4096\n', '/ {};']);
  });

  it('does not join typing to what was undone', () => {
    const { type, undo, board } = setUp();
    type('board.dts', ['/ 1'], TYPING_PAUSE_MS + 1);
    type('board.dts', ['/ 12'], 10);
    undo();
    type('board.dts', ['/ 13'], 10);
    undo();
    expect(board()).toBe('/ 1');
  });

  it('keeps each click a step of its own', () => {
    const { edit, undo, store } = setUp();
    edit({ kind: 'append', lines: ['free a'] });
    edit({ kind: 'append', lines: ['free b'] });
    undo();
    expect(store.getState().workload).toBe('alloc a h 4096\nfree a\n');
  });

  it('is bounded', () => {
    const { edit, store } = setUp();
    for (let i = 0; i < UNDO_LIMIT + 5; i++) edit({ kind: 'append', lines: [`free b${i}`] });
    expect(store.temporal.getState().pastStates).toHaveLength(UNDO_LIMIT);
  });

  it('begins anew with a reset', () => {
    const { edit, undo, store, initial } = setUp();
    edit({ kind: 'append', lines: ['free a'] });
    store.getState().reset(initial);
    undo();
    expect(store.getState().workload).toBe(initial.workload);
    expect(store.temporal.getState().pastStates).toHaveLength(0);
  });
});
