import { describe, expect, it } from 'vitest';
import { createSettingsStore, resolveTheme, type TextStorage } from './settings-store';

function memory(text?: string): TextStorage & { text: string | null } {
  return {
    text: text ?? null,
    getItem() {
      return this.text;
    },
    setItem(_key, value) {
      this.text = value;
    },
  };
}

const refused = (): never => {
  throw new DOMException('refused', 'SecurityError');
};

describe('settings', () => {
  it('are there again in the next visit', () => {
    const storage = memory();
    const first = createSettingsStore(storage);
    first.getState().setTheme('contrast');
    first.getState().set({ text: 'large', still: true, toured: true });
    first.getState().setPanes('main', { source: 40, pictures: 60 });
    first.getState().setPanes('right', { map: 50, pages: 50 });
    const { theme, panes, text, still, toured } = createSettingsStore(storage).getState();
    expect([theme, text, still, toured]).toEqual(['contrast', 'large', true, true]);
    expect(panes).toEqual({ main: { source: 40, pictures: 60 }, right: { map: 50, pages: 50 } });
  });

  it('hold for the visit where storage is refused', () => {
    const store = createSettingsStore({ getItem: refused, setItem: refused });
    store.getState().setTheme('dark');
    expect(store.getState().theme).toBe('dark');
  });

  it.each([
    '{',
    'null',
    '[]',
    '7',
    '{"theme":"pink","text":"tiny","still":1,"panes":{"main":{"a":"wide"},"right":[1]}}',
  ])('fall back where the stored text is %s', (text) => {
    const { theme, panes, text: size, still, toured } = createSettingsStore(memory(text)).getState();
    expect([theme, panes, size, still, toured]).toEqual(['system', {}, 'normal', false, false]);
  });

  it('follow the system only when asked to', () => {
    expect(resolveTheme('system', true)).toBe('dark');
    expect(resolveTheme('system', false)).toBe('light');
    expect(resolveTheme('contrast', false)).toBe('contrast');
  });
});
