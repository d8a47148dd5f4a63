import { describe, expect, it } from 'vitest';
import { boot } from '../kernel/boot';
import { resolveProfile } from './boot-profile';
import { DEFAULT_SCENARIO } from './default-scenario';
import { evaluationOf } from './evaluation';
import { findingsOf } from './findings';
import { headOf } from './node-head';
import { oneFileScenario } from './scenario';

const found = (text: string): string[] => {
  const scenario = oneFileScenario({ path: 'b.dts', text });
  const { tree } = evaluationOf(scenario);
  const list = findingsOf(scenario, boot(tree, resolveProfile(scenario.profile, tree).profile));
  return list.map(({ code, span }) => `${code} at ${text.slice(span.start, span.end)}`);
};

it('memory checks and warnings of dtc, each at its place', () => {
  const text = `/dts-v1/;
/ {
  #address-cells = <1>; #size-cells = <1>;
  memory@40000000 { device_type = "memory"; reg = <0x40000000 0x40000000>; };
  r: reserved_memory { #address-cells = <1>; #size-cells = <1>; a@1 { size = <0x100000>; }; };
};`;
  expect(found(text)).toEqual([
    'reserved-memory-misspelt at r: reserved_memory',
    'unit-address-vs-reg at a@1',
    'avoid-unnecessary-addr-size at r: reserved_memory',
  ]);
});

it('nothing beside mistakes', () => expect(found('/dts-v1/; / { a@1 { }; b = <; };')).toEqual([]));

it('nothing in the scenario that a visitor meets first', () => {
  const [file] = DEFAULT_SCENARIO.files;
  expect(found(file?.text ?? '')).toEqual([]);
});

describe('the head of a node', () => {
  it.each([
    ['l: n@1 { a; };', 'l: n@1'],
    ['&{/soc/n} { a; };', '&{/soc/n}'],
    ['a = <1>;', 'a = <1>;'],
    ['a = &{/n};', 'a = &{/n};'],
    ['', ''],
  ])('%s', (text, head) => {
    const { start, end } = headOf(`x${text}`, { file: 'f', start: 1, end: text.length + 1 });
    expect(`x${text}`.slice(start, end)).toBe(head);
  });
});
