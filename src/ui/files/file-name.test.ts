import { describe, expect, it } from 'vitest';
import { fileName } from './file-name';

describe('fileName', () => {
  it.each([
    ['Four clients, one area', 'four-clients-one-area.carveout.json'],
    ['../../etc/passwd', 'etc-passwd.carveout.json'],
    ['', 'scenario.carveout.json'],
    ['…', 'scenario.carveout.json'],
  ])('“%s”', (title, name) => {
    expect(fileName(title, '.carveout.json')).toBe(name);
  });
});
