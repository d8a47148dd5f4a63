import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORPUS, boardNames, hasCorpus } from './corpus';
import { decompile } from './decompile';
import { readDtb } from './dtb-reader';
import { writeDtb } from './dtb-writer';
import { evaluate } from './evaluate';
import type { DeviceTree } from './tree';

const read = (bytes: Uint8Array): DeviceTree => {
  const result = readDtb(bytes);
  if ('fault' in result) throw new Error(JSON.stringify(result.fault));
  return result.tree;
};

const compile = (text: string): Uint8Array => {
  const { tree, diagnostics } = evaluate({ files: [{ path: 't.dts', text }], main: 't.dts' });
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  return writeDtb(tree, { bootCpuid: 0 });
};

describe.skipIf(!hasCorpus())('a blob of dtc', () => {
  it.each(hasCorpus() ? boardNames() : [])('%s is read, and its source compiles back to it', (name) => {
    const blob = gunzipSync(readFileSync(`${CORPUS}/dtb/${name}.dtb.gz`));
    const tree = read(blob);
    expect(Buffer.compare(writeDtb(tree), blob)).toBe(0);
    expect(Buffer.compare(compile(decompile(tree)), blob)).toBe(0);
  });
});

const SOURCE = `/dts-v1/;
/memreserve/ 0x80000000 0x1000;
/ {
	#address-cells = <2>;
	#size-cells = <1>;
	n@1 { reg = <0 1 2>, <0 3 4>; memory-region = <&r>; empty; bytes = [010203]; s = "a\\"\\n", "\\\\b"; };
	r: region@5 { compatible = "a,b"; zero = <0>; text = <0x61626300>; };
};
`;

describe('a source made from a blob', () => {
  it('reads as one would write it', () => {
    expect(decompile(read(compile(SOURCE)))).toMatchInlineSnapshot(`
      "/dts-v1/;

      /memreserve/	0x0000000080000000 0x0000000000001000;
      / {
      	#address-cells = <0x02>;
      	#size-cells = <0x01>;

      	n@1 {
      		reg = <0x00 0x01 0x02>, <0x00 0x03 0x04>;
      		memory-region = <&region_5>;
      		empty;
      		bytes = [01 02 03];
      		s = "a\\"\\n", "\\\\b";
      	};

      	region_5: region@5 {
      		compatible = "a,b";
      		zero = <0x00>;
      		text = "abc";
      		phandle = <0x01>;
      	};
      };
      "
    `);
  });
});

describe('damaged blobs', () => {
  const blob = compile(SOURCE);

  it('are refused with the offset and the rule', () => {
    const broken = (offset: number, value: number): unknown => {
      const copy = blob.slice();
      new DataView(copy.buffer).setUint32(offset, value);
      return readDtb(copy);
    };
    expect(broken(0, 1)).toMatchObject({ fault: { offset: 0 } });
    expect(broken(4, 1 << 20)).toMatchObject({ fault: { offset: 4 } });
    expect(broken(20, 3)).toMatchObject({ fault: { offset: 20 } });
    expect(broken(24, 18)).toMatchObject({ fault: { offset: 24 } });
    expect(broken(8, 58)).toMatchObject({ fault: { offset: 8 } });
    expect(readDtb(new Uint8Array(3))).toMatchObject({ fault: { offset: 0 } });
  });

  it('never end in anything but a tree or a fault', () => {
    const bytes = fc.array(fc.tuple(fc.nat(blob.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    const damage = fc.tuple(bytes, fc.nat(blob.length));
    fc.assert(
      fc.property(damage, ([changes, length]) => {
        const copy = blob.slice(0, length < 40 ? blob.length : length);
        for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
        const result = readDtb(copy);
        if ('tree' in result) decompile(result.tree);
      }),
      { numRuns: 2000 },
    );
  });
});
