import { beforeAll, describe, expect, it } from 'vitest';
import { findChild } from '../dts/tree';
import { evaluationOf, prepareEvaluation } from './evaluation';
import { oneFileScenario, type Scenario } from './scenario';

beforeAll(() => prepareEvaluation(oneFileScenario({ path: 'board.dts', text: '#include "part.dtsi"' })));

const BOARD = { path: 'boards/b.dts', text: '/dts-v1/;\n#include <soc.dtsi>\n/ { l: NODE { }; };\n' };
const SOC = { path: 'lib/soc.dtsi', text: '/ { soc { }; };\n' };
const OVERLAY = { path: 'o.dtso', text: '/dts-v1/;\n/plugin/;\n&l { added; };\n' };
const scenario: Scenario = oneFileScenario(BOARD, {
  files: [BOARD, SOC, OVERLAY],
  searchPaths: ['lib'],
  defines: { NODE: 'leaf' },
});

const shape = (of: Scenario) => {
  const { tree, complete } = evaluationOf(of);
  const added = tree.root.children.some((node) => node.properties.some((property) => property.name === 'added'));
  return {
    names: tree.root.children.map((node) => node.name).filter((name) => name !== '__symbols__'),
    added,
    complete,
  };
};

describe('the evaluation of a scenario', () => {
  it('reads includes by its search paths and takes its definitions', () => {
    expect(shape(scenario)).toEqual({ names: ['soc', 'leaf'], added: false, complete: true });
  });

  it('follows each of search paths, definitions, overlays and files', () => {
    expect(shape({ ...scenario, searchPaths: [] })).toMatchObject({ names: ['leaf'], complete: false });
    expect(shape({ ...scenario, defines: { NODE: 'other' } })).toMatchObject({ names: ['soc', 'other'] });
    expect(shape({ ...scenario, overlays: ['o.dtso'] })).toMatchObject({ added: true, complete: true });
    expect(findChild(evaluationOf(scenario).tree.root, 'leaf')?.properties).toEqual([]);
    const edited = { ...SOC, text: '/ { chip { }; };\n' };
    expect(shape({ ...scenario, files: [BOARD, edited, OVERLAY] })).toMatchObject({ names: ['chip', 'leaf'] });
  });

  it('is kept while only the workload changes', () => {
    const before = evaluationOf(scenario);
    expect(evaluationOf({ ...scenario, files: scenario.files.map((f) => ({ ...f })), workload: 'x' })).toBe(before);
  });

  it('names a missing include once, with the places searched', () => {
    const { diagnostics } = evaluationOf({ ...scenario, searchPaths: ['one', 'two'] });
    expect(diagnostics.filter((d) => d.code === 'include-unresolved').map((d) => d.message)).toEqual([
      expect.stringMatching(/looked for one\/soc\.dtsi, two\/soc\.dtsi/),
    ]);
  });
});
