import { expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from './default-scenario';
import { oneFileScenario } from './scenario';
import { versionStrip } from './version-strip';

const row = (name: string) =>
  versionStrip(DEFAULT_SCENARIO)
    .map((v) => (v.heaps.some((heap) => heap.name === name) ? v.series : '-'))
    .join(' ');

it('shows when a name appears', () => {
  expect(row('linux,cma')).toBe('6.1 6.6 6.12 6.17 6.18 6.19 7.0 7.1 7.3');
  expect(row('default_cma_region')).toBe('- - - 6.17 6.18 6.19 7.0 7.1 7.3');
  expect(row('video@90000000')).toBe('- - - - - 6.19 7.0 7.1 7.3');
});

it('shows which kernels a tree can kill', () => {
  const nodes = Array.from({ length: 70 }, (_, i) => `d${i} { size = <0 0x10000>; };`).join('\n');
  const text = `/dts-v1/; / { #address-cells = <2>; #size-cells = <2>;
    memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x40000000>; };
    reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges; ${nodes} }; };`;
  const strip = versionStrip(oneFileScenario({ path: 'many.dts', text }));
  expect(strip.filter((v) => v.fatal).map((v) => v.series)).toEqual(['6.17', '6.18', '6.19', '7.0']);
});
