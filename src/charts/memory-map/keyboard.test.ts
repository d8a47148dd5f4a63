import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../lib/format';
import { testMachine, twoBankMachine } from '../test-machines';
import { keyAction, windowShowing } from './keyboard';
import { layoutMemoryMap } from './layout';

const scene = layoutMemoryMap(twoBankMachine(), { width: 840 });
const VIDEO = '/reserved-memory/video@90000000';
const HDMI = '/reserved-memory/hdmi-rx@110000000';
const NOTHING = '';

/** What a key does, in a word or two. */
function does(key: string, { shift = false, focused = VIDEO, on = scene } = {}): string {
  const action = keyAction(on, key, shift, focused === NOTHING ? undefined : focused);
  if (!action) return 'nothing';
  if (action.do !== 'window') return `${action.do} ${action.key}`;
  return action.window ? `${formatAddress(action.window.from)} to ${formatAddress(action.window.to)}` : 'first window';
}

describe('keyAction', () => {
  it('goes from region to region by address, whatever is in view', () => {
    expect(does('ArrowRight')).toBe(`focus ${HDMI}`);
    expect(does('ArrowLeft')).toBe('focus /reserved-memory/isp@8f900000');
    expect(does('Home')).toBe('focus held kernel image');
    expect(does('End')).toBe(`focus ${HDMI}`);
    expect(does('ArrowRight', { focused: HDMI })).toBe(`focus ${HDMI}`);
  });

  it('pans with shift, and by plain arrows where there is nothing to go to', () => {
    expect(does('ArrowLeft', { shift: true })).toBe('0x7133_3333 to 0x9333_3333');
    const bare = layoutMemoryMap(testMachine([{ base: 0n, size: 1n << 30n }], []), {
      width: 840,
      zoom: { from: 0n, to: 1n << 20n },
    });
    expect(does('ArrowRight', { focused: NOTHING, on: bare })).toBe('0x0003_3333 to 0x0013_3333');
  });

  it('zooms round the focused mark', () => {
    expect(does('+', { focused: NOTHING })).toBe('0x7daa_aaab to 0x9455_5556');
    const zoomed = keyAction(scene, '+', false, VIDEO);
    expect(zoomed).toMatchObject({ do: 'window' });
    const after = layoutMemoryMap(twoBankMachine(), {
      width: 840,
      zoom: zoomed?.do === 'window' ? zoomed.window : undefined,
    });
    const middle = (on: typeof scene) => on.marks.filter((m) => m.key === VIDEO).map((m) => m.x + m.width / 2)[0]!;
    expect(Math.abs(middle(after) - middle(scene))).toBeLessThan(2);
    expect(does('0')).toBe('first window');
  });

  it('selects the focused mark only', () => {
    expect(does('Enter')).toBe(`select ${VIDEO}`);
    expect(does('Enter', { focused: NOTHING })).toBe('nothing');
    expect(does('x')).toBe('nothing');
  });
});

describe('windowShowing', () => {
  it('moves the window to what is out of view, and only then', () => {
    expect(windowShowing(scene, VIDEO)).toBeUndefined();
    const window = windowShowing(scene, HDMI)!;
    expect(window.from <= 0x1_1000_0000n && window.to >= 0x1_1a00_0000n).toBe(true);
  });
});
