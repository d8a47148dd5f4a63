import { expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from './default-scenario';
import { profileWords } from './report-words';
import { simulate } from './simulate';

it('says of RAM that nobody gave that it is assumed', () => {
  const simulation = simulate(DEFAULT_SCENARIO);
  expect(profileWords(DEFAULT_SCENARIO, simulation)).toMatch(/, RAM [\d.]+ GiB(,|$)/);
  const bare = { ...DEFAULT_SCENARIO, files: [{ path: DEFAULT_SCENARIO.main, text: '/dts-v1/;\n/ { };\n' }] };
  expect(profileWords(bare, simulate(bare))).toMatch(/, RAM 2 GiB \(assumed\)(,|$)/);
});
