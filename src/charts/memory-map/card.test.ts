import { describe, expect, it } from 'vitest';
import { testFate, twoBankMachine } from '../test-machines';
import { mapCard } from './card';
import { mapItems, markLabel, nameOf } from './map-item';

const items = mapItems(twoBankMachine());
const item = (name: string) => items.find((one) => nameOf(one).startsWith(name))!;

const text = (name: string) => mapCard(item(name)).rows.map((row) => `${row.label}: ${row.value} | ${row.exact}`);

describe('mapCard', () => {
  it('has place, size, alignment, users and heap, each with what copying it gives', () => {
    expect(text('video')).toEqual([
      'addresses: 0x9000_0000–0x9600_0000 | 0x90000000-0x96000000',
      'size: 96 MiB | 100663296',
      'alignment: 2 MiB | 2097152',
      'used by: video-codec@fea00000, jpeg@fea10000 | /soc/video-codec@fea00000\n/soc/jpeg@fea10000',
      'heap: video@90000000 | video@90000000',
    ]);
    expect(mapCard(item('isp')).sentence).toBe('refused: base is not a multiple of 2 MiB');
  });

  it('leaves out what there is not', () => {
    const lost = mapCard({ type: 'fate', key: 'lost', fate: testFate('lost', 'refused', undefined, 0n) });
    expect(lost.rows).toEqual([]);
    expect(mapCard(item('dtb'))).toMatchObject({ name: 'dtb', kindLabel: 'system', sentence: undefined });
  });
});

describe('markLabel', () => {
  it('says name, size, place and what it is', () => {
    expect(['linux', 'npu', 'isp', 'dtb'].map((name) => markLabel(item(name)))).toEqual([
      'linux,cma, 64 MiB at 0x7c00_0000, CMA area with heap default_cma_region',
      'npu-fw@88000000, 16 MiB at 0x8800_0000, no-map',
      'isp@8f900000, 16 MiB at 0x8f90_0000, refused: base is not a multiple of 2 MiB',
      'dtb, 64 KiB at 0x4b00_0000, held before reserved memory is read',
    ]);
  });
});
