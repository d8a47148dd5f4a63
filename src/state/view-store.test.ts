import { expect, it } from 'vitest';
import type { View } from '../scenario/scenario';
import { createViewStore, viewOf } from './view-store';

const lookedAt = (view: View): View => {
  const store = createViewStore();
  store.getState().lookAt(view, 'board.dts');
  return viewOf(store.getState());
};

it.each<View>([
  { selection: '' },
  { selection: 'cma', step: 0 },
  { selection: '/reserved-memory/a@0', zoom: { from: '0x0', to: '0xffffffffffffffff' }, step: 12 },
])('a view comes back from the store as a link had it: %j', (view) => {
  expect(lookedAt(view)).toEqual(view);
});

it.each([
  { from: 'x', to: '0x10' },
  { from: '0x10', to: '0x10' },
  { from: '0x20', to: '0x10' },
])('a window that is none shows everything: %j', (zoom) => {
  expect(lookedAt({ selection: '', zoom })).toEqual({ selection: '' });
});
