/** Boards in the shape that the tests of this folder share, and their boots. */
import { evaluate } from '../dts/evaluate';
import { boot } from './boot';
import { DEFAULT_CONFIG } from './kconfig';
import type { Machine } from './machine';
import type { BootProfile } from './profile';

/** 1 GiB of RAM at 0x40000000, two cells each, `children` inside /reserved-memory. */
export const boardWith = (children: string, outside = ''): string => `/dts-v1/;
/ {
  #address-cells = <2>;
  #size-cells = <2>;
  memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x40000000>; };
  reserved-memory {
    #address-cells = <2>;
    #size-cells = <2>;
    ranges;
    ${children}
  };
  ${outside}
};
`;

/** Boots a source with nothing held by anybody, so that placements start at the very top of RAM. */
export function bootSource(source: string, profile: Partial<BootProfile> = {}): Machine {
  const { tree, diagnostics } = evaluate({ files: [{ path: 'board.dts', text: source }], main: 'board.dts' });
  const wrong = diagnostics.find((d) => d.severity === 'error');
  if (wrong) throw new Error(`${wrong.message} in the board of a test`);
  return boot(tree, {
    version: '7.3',
    arch: 'arm64',
    pageSize: 4096,
    config: { ...DEFAULT_CONFIG, CMA_SIZE_MBYTES: 0 },
    cmdline: '',
    ram: undefined,
    preReserved: [],
    kernelEarly: { kind: 'ranges', ranges: [] },
    initialUse: [],
    ...profile,
  });
}

/** A reusable pool, placed by `reg` or `size`. */
export const pool = (name: string, place: string, more = ''): string =>
  `${name} { compatible = "shared-dma-pool"; reusable; ${place}; ${more} };`;

/** What the boot of a source says. */
export const logOf = (source: string, profile: Partial<BootProfile> = {}): string[] =>
  bootSource(source, profile).log.map((line) => line.text);
