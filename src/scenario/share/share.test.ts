import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../default-scenario';
import { simulate } from '../simulate';
import { oneFileScenario, SCENARIO_VERSION, type Scenario } from '../scenario';
import { fromBase64Url, toBase64Url } from './base64url';
import { crc32 } from './crc32';
import { decodeFile, encodeFile } from './file';
import { inflateBounded } from './inflate';
import { LARGE_BOARD, largeWorkload } from './large-scenario-for-tests';
import { decodeLink, encodeLink, isLink, isTooLargeForLink, MAX_INFLATED_BYTES, MAX_LINK_LENGTH } from './link';
import type { Decoded } from './open-saved';
import { DEFLATED, MODELLED, PRIMED } from './packing';
import { shorten } from './keys';
import { toSaved } from './saved-form';
import { upgrade, UPGRADERS } from './upgraders';

const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    files: fc.uniqueArray(
      fc.record({ path: fc.string({ minLength: 1, maxLength: 20 }), text: fc.string({ unit: 'binary' }) }),
      {
        minLength: 1,
        maxLength: 4,
        selector: (file) => file.path,
      },
    ),
    pick: fc.nat(),
    defines: records(fc.string()),
    searchPaths: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
    workload: fc.string({ unit: 'grapheme' }),
    title: fc.string(),
    note: fc.string(),
    profile: fc.record(
      {
        version: fc.constantFrom('7.3', '6.12', '6.12.107', '6.1'),
        arch: fc.constantFrom('arm64', 'arm32', 'riscv64'),
        pageSize: fc.constantFrom(4096, 16384, 65536),
        config: records(fc.oneof(fc.string(), fc.integer())),
        cmdline: fc.string(),
        ram: fc.array(range(), { maxLength: 2 }),
        preReserved: fc.array(range({ what: fc.string() }), { maxLength: 2 }),
        kernelEarly: fc.array(range(), { maxLength: 2 }),
        initialUse: fc.array(fc.record({ area: fc.string(), runs: fc.array(fc.tuple(fc.nat(), fc.nat())) })),
      },
      { requiredKeys: ['version', 'arch', 'pageSize', 'config', 'cmdline'] },
    ),
    view: fc.record(
      { selection: fc.string(), zoom: fc.record({ from: amounts(), to: amounts() }), step: fc.nat() },
      {
        requiredKeys: ['selection'],
      },
    ),
  })
  .map(({ pick, ...parts }) => {
    const named = (parts.files[pick % parts.files.length] as { path: string }).path;
    return { ...parts, version: SCENARIO_VERSION, main: named, overlays: pick % 2 ? [named] : [] } as Scenario;
  });

function records<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  const keys = fc.string().filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key));
  return fc.dictionary(keys, value, { maxKeys: 3, noNullPrototype: true });
}
function amounts(): fc.Arbitrary<string> {
  return fc.bigInt(0n, (1n << 64n) - 1n).map((n) => (n % 2n ? `0x${n.toString(16)}` : String(n)));
}
function range(more: Readonly<Record<string, fc.Arbitrary<string>>> = {}): fc.Arbitrary<unknown> {
  return fc.record({ base: amounts(), size: fc.oneof(amounts(), fc.constant('4GiB')), ...more });
}

/** A link takes some 100 ms there and back: the dictionary is read each time. */
const LINK_RUNS = 12;
const LONG_TEST_MS = 60_000;

const message = (decoded: Decoded): string => (decoded.ok ? 'opened' : decoded.message);
/** A link whose payload is whole, whatever it holds. */
const sealed = (form: number, packed: Uint8Array): string => {
  const crc = crc32(packed);
  return `#${form}.${toBase64Url(Uint8Array.from([...packed, crc >>> 24, (crc >>> 16) & 255, (crc >>> 8) & 255, crc & 255]))}`;
};
const linkOf = (json: unknown, form = 1): string =>
  sealed(form, (form === 2 ? MODELLED : form === 3 ? PRIMED : DEFLATED).pack(JSON.stringify(json)));
const least = { f: [{ p: 'a.dts', t: '' }] };

describe('link and file', () => {
  it('give back what they were made of', { timeout: LONG_TEST_MS }, () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        expect(decodeFile(encodeFile(scenario))).toEqual({ ok: true, scenario, notes: [] });
      }),
    );
    fc.assert(
      fc.property(scenarios, (scenario) => {
        expect(decodeLink(encodeLink(scenario))).toEqual({ ok: true, scenario, notes: [] });
        const content = JSON.stringify(shorten(toSaved(scenario)));
        for (const packing of [DEFLATED, MODELLED, PRIMED])
          expect(packing.unpack(packing.pack(content))).toEqual({ ok: true, json: content });
      }),
      { numRuns: LINK_RUNS },
    );
  });

  it('leave out what has its default', () => {
    const scenario = oneFileScenario({ path: 'a.dts', text: '/dts-v1/;' }, { title: '' });
    expect(encodeFile(scenario)).toBe(
      '{\n  "carveout": 1,\n  "files": [\n    {\n      "path": "a.dts",\n      "text": "/dts-v1/;"\n    }\n  ]\n}\n',
    );
    expect(encodeLink(scenario).length).toBeLessThan(70);
  });

  it('keep the first scenario short enough for a chat message', () => {
    expect(encodeLink(DEFAULT_SCENARIO).length).toBeLessThan(1100);
  });

  it('keep a tree of 6 kB with 200 operations within 1,750 characters, the view included', () => {
    const view = { selection: '/reserved-memory/vpu@a0000000', step: 120 };
    const scenario = oneFileScenario(
      { path: 'gateway.dts', text: LARGE_BOARD },
      { title: 'Gateway with four cameras', workload: largeWorkload(200), view },
    );
    const { run, diagnostics } = simulate(scenario);
    expect([diagnostics.filter(({ severity }) => severity === 'error'), run.steps.count]).toEqual([[], 200]);
    expect(LARGE_BOARD.length).toBeGreaterThan(6000);
    expect(`https://carveout.example/${encodeLink(scenario)}`.length).toBeLessThanOrEqual(1750);
  });

  it('write the older form where the content is more than the newer one takes', () => {
    const text = 'reg = <0x0 0x40000000>;\n'.repeat(4000);
    const scenario = oneFileScenario({ path: 'a.dts', text });
    const link = encodeLink(scenario);
    expect(link.startsWith('#1.')).toBe(true);
    expect(decodeLink(link)).toMatchObject({ ok: true, scenario });
  });

  it('are recognised by their beginning', () => {
    expect(['#1.abc', '12.x', '#panel', ''].map(isLink)).toEqual([true, true, false, false]);
  });
});

describe('a link from a stranger', () => {
  const link = encodeLink(DEFAULT_SCENARIO);

  it('never throws, whatever it is', { timeout: LONG_TEST_MS }, () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof decodeLink(text).ok === 'boolean'));
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        for (const form of [0, 1, 4]) expect(typeof decodeLink(linkOf(JSON.parse(json), form)).ok).toBe('boolean');
        expect(typeof decodeFile(json).ok).toBe('boolean');
        expect(typeof decodeFile(`{"carveout":1,"files":${json}}`).ok).toBe('boolean');
      }),
    );
  });

  it('never throws, whatever its model was fed with', { timeout: LONG_TEST_MS }, () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.uint8Array({ maxLength: 60 }), (json, bytes) => {
        for (const form of [2, 3]) expect(typeof decodeLink(linkOf(JSON.parse(json), form)).ok).toBe('boolean');
        for (const form of [1, 2, 3]) expect(typeof decodeLink(sealed(form, bytes)).ok).toBe('boolean');
      }),
      { numRuns: LINK_RUNS },
    );
  });

  it.each([
    ['as many as the count has room for', [0xff, 0xff, 0xff, 0x7f]],
    ['one more than it may', [0x81, 0x80, 0x03]],
    ['a count without an end', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
  ])('that promises too many bytes is refused before one is decoded: %s', (_, bytes) => {
    expect(message(decodeLink(sealed(2, Uint8Array.from(bytes))))).toContain('more than a link may hold');
  });

  it('is refused when any one character was changed', () => {
    const alphabet = Array.from({ length: 64 }, (_, i) => toBase64Url(Uint8Array.of(i << 2)).charAt(0));
    fc.assert(
      fc.property(fc.integer({ min: 3, max: link.length - 1 }), fc.constantFrom(...alphabet), (at, other) => {
        fc.pre(link[at] !== other);
        expect(message(decodeLink(link.slice(0, at) + other + link.slice(at + 1)))).toContain('damaged');
      }),
    );
  });

  it('is refused when it was cut off anywhere', { timeout: LONG_TEST_MS }, () => {
    for (let end = 3; end < link.length; end++) expect(message(decodeLink(link.slice(0, end)))).toContain('damaged');
  });

  it('opens with the padding that some programs add, and without the hash sign', () => {
    expect(decodeLink(`${link}==`).ok).toBe(true);
    expect(decodeLink(link.slice(1)).ok).toBe(true);
  });

  it.each([
    ['', 'no Carveout link'],
    ['#panel', 'no Carveout link'],
    ['#4.AAAA', 'newer Carveout (form 4'],
    ['#0.AAAA', 'no form that Carveout ever wrote'],
    [linkOf(null), 'holds no scenario'],
    [linkOf([]), 'holds no scenario'],
    [linkOf({ f: [] }), 'files is missing'],
    [linkOf({ f: [{ p: 'a.dts' }] }), 'files.0.text is missing'],
    [linkOf({ ...least, m: 'b.dts' }), 'do not belong together'],
    [linkOf({ f: [...least.f, ...least.f] }), 'do not belong together'],
    [linkOf({ ...least, p: { g: 8192 } }), 'profile.pageSize'],
    [linkOf({ ...least, p: { r: [{ b: '0', s: 'lots' }] } }), 'profile.ram.0.size'],
    [linkOf({ f: Array.from({ length: 513 }, (_, i) => ({ p: `${i}`, t: '' })) }), 'files is missing, too large'],
    [linkOf({ ...least, t: 'x'.repeat(501) }), 'title'],
    [linkOf(null, 2), 'holds no scenario'],
    [linkOf({ f: [{ p: 'a.dts' }] }, 2), 'files.0.text is missing'],
    [linkOf({ ...least, d: JSON.parse('{"__proto__":"x"}') as unknown }, 2), 'no scenario has'],
    [linkOf({ ...least, d: JSON.parse('{"__proto__":"x"}') as unknown }), 'no scenario has'],
    [linkOf(JSON.parse('{"p":{"constructor":{"prototype":{}}}}')), 'no scenario has'],
    [`#1.${'A'.repeat(MAX_LINK_LENGTH)}`, 'more than a link may hold'],
  ])('%.20s… is refused in a sentence', (hash, sentence) => {
    expect(message(decodeLink(hash))).toContain(sentence);
  });

  it(
    'stops inflating once it is too large: what stands behind that point is not even looked at',
    { timeout: LONG_TEST_MS },
    () => {
      const bomb = deflateSync(new Uint8Array(8 * 1024 * 1024));
      const broken = bomb.slice().fill(0xff, bomb.length / 2);
      expect(inflateBounded(broken, 16 * 1024 * 1024)).toEqual({ ok: false, reason: 'damaged' });
      expect(inflateBounded(broken, 1024 * 1024)).toEqual({ ok: false, reason: 'too-large' });
      expect(message(decodeLink(sealed(3, bomb)))).toContain('more than a link may hold');
      const decoded = decodeLink(linkOf({ ...least, n: 'x'.repeat(MAX_INFLATED_BYTES) }));
      expect(message(decoded)).toContain('more than a link may hold');
    },
  );

  it('opens without what it does not know, and says so', () => {
    const decoded = decodeLink(linkOf({ ...least, q: 1, p: { zz: 2 }, files: [] }));
    expect(decoded).toMatchObject({ ok: true, notes: [expect.stringContaining('q, profile.zz, files')] });
  });

  it('opens without a view that makes no sense, and says so', () => {
    const decoded = decodeLink(linkOf({ ...least, v: { s: '/a', n: -1 } }));
    expect(decoded).toMatchObject({ ok: true, scenario: { view: { selection: '' } } });
    expect(decoded).toMatchObject({ notes: ['Where it looks could not be understood; all of it is shown.'] });
  });

  it('shows the default kernel for one that is not modelled, and says so', () => {
    const decoded = decodeLink(linkOf({ ...least, p: { v: '5.4' } }));
    expect(decoded).toMatchObject({ ok: true, scenario: { profile: { version: '7.3' } } });
    expect(decoded).toMatchObject({ notes: ['Linux 5.4 is not modelled; 7.3 is shown instead.'] });
  });
});

describe('a saved file', () => {
  it.each([
    ['', 'not complete JSON'],
    ['{"carveout": 1, "files": [', 'not complete JSON'],
    ['[1]', 'no field "carveout"'],
    ['{"files": []}', 'no field "carveout"'],
    ['{"carveout": "1"}', 'no form that Carveout ever wrote'],
    ['{"carveout": 9}', 'newer Carveout (form 9'],
    ['{"carveout": 1, "files": [{"path": "a", "text": 5}]}', 'files.0.text'],
    ['{"carveout": 1, "__proto__": {}}', 'no scenario has'],
  ])('%s is refused in a sentence', (text, sentence) => {
    expect(message(decodeFile(text))).toContain(sentence);
  });
});

describe('size', () => {
  it(
    'a scenario beyond the bounds of a link is known before it is shared, and a file still holds it',
    { timeout: LONG_TEST_MS },
    () => {
      const large = oneFileScenario({ path: 'a.dts', text: 'x'.repeat(MAX_INFLATED_BYTES - 10) });
      const link = encodeLink(large);
      expect(isTooLargeForLink(large, link)).toBe(true);
      expect(decodeLink(link).ok).toBe(false);
      expect(decodeFile(encodeFile(large)).ok).toBe(true);
      expect(isTooLargeForLink(DEFAULT_SCENARIO, encodeLink(DEFAULT_SCENARIO))).toBe(false);
    },
  );
});

describe('base64url', () => {
  it('decode undoes encode, and nothing else decodes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const bytes = fromBase64Url(text);
        if (bytes) expect(toBase64Url(bytes)).toBe(text);
      }),
    );
  });

  it('is that of RFC 4648', () => {
    expect(toBase64Url(new TextEncoder().encode('foobar?>~'))).toBe('Zm9vYmFyPz5-');
  });

  it('reads long payloads', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919) & 255);
    expect(Buffer.from(toBase64Url(bytes), 'base64url').equals(bytes)).toBe(true);
    expect(Buffer.from(fromBase64Url(toBase64Url(bytes)) ?? []).equals(bytes)).toBe(true);
  });
});

describe('CRC-32', () => {
  it('has the published check value', () => expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf4_3926));
});

describe('upgraders', () => {
  it('none is missing', () => {
    const forms = Array.from({ length: SCENARIO_VERSION - 1 }, (_, i) => i + 2);
    expect(Object.keys(UPGRADERS).map(Number)).toEqual(forms);
  });

  it('go one step at a time', () => {
    const table = { 2: (s: unknown) => `${String(s)}→2`, 3: (s: unknown) => `${String(s)}→3` };
    expect(upgrade('1', 1, 3, table)).toBe('1→2→3');
    expect(upgrade('2', 2, 3, table)).toBe('2→3');
    expect(() => upgrade('1', 1, 4, table)).toThrow('no upgrader to form 4');
  });
});
