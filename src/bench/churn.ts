/** A seeded workload that fills one area and churns, as an input of `carveout predict`: what `bench cma` runs by default. */
import type { PredictInput } from '../cli/predict';

const PAGE_SIZE = 4096;
/** Beyond this part of the area, mostly frees follow. */
const FULL = 0.88;
/** Sizes go from one page to 2^11 pages, small ones more often. */
const LARGEST_ORDER = 11;
const GIB = 1 << 30;

/** Marsaglia's xorshift32, from 0 to below 1. The seed must not be 0. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function churn(seed: number, areaPages: number, count: number, heap: string): PredictInput['ops'][number][] {
  const random = randomFrom(seed);
  const live: { readonly id: number; readonly pages: number }[] = [];
  const operations: PredictInput['ops'][number][] = [];
  let used = 0;
  for (let id = 0; operations.length < count; id++) {
    while (used >= areaPages * FULL && live.length > 0 && operations.length < count) {
      const at = Math.floor(random() * live.length);
      const [freed] = live.splice(at, 1);
      used -= freed!.pages;
      operations.push({ op: 'free', id: freed!.id });
    }
    if (operations.length === count) break;
    const pages = Math.max(1, Math.floor(2 ** (random() * LARGEST_ORDER)));
    operations.push({ op: 'alloc', heap, len: String(pages * PAGE_SIZE), id });
    live.push({ id, pages });
    used += pages;
  }
  return operations;
}

const cells = (value: number) => `0x${Math.floor(value / 2 ** 32).toString(16)} 0x${(value % 2 ** 32).toString(16)}`;

function board(areaBytes: number): string {
  return `/dts-v1/;
/ {
	#address-cells = <2>;
	#size-cells = <2>;
	memory@80000000 { device_type = "memory"; reg = <0x0 0x80000000 ${cells(areaBytes + 4 * GIB)}>; };
	reserved-memory {
		#address-cells = <2>;
		#size-cells = <2>;
		ranges;
		pool@100000000 { compatible = "shared-dma-pool"; reusable; reg = <0x1 0x0 ${cells(areaBytes)}>; };
	};
};
`;
}

const CONFIG = {
  ARCH_FORCE_MAX_ORDER: 10,
  CMA_ALIGNMENT: 8,
  CMA_AREAS: 20,
  CMA_SIZE_MBYTES: 0,
  DMABUF_HEAPS_CMA: 'y',
  DMABUF_HEAPS_SYSTEM: 'y',
  HUGETLB_PAGE: 'y',
  OF_RESERVED_MEM: 'y',
  PAGE_BLOCK_MAX_ORDER: 10,
  TRANSPARENT_HUGEPAGE: 'y',
  ZONE_DMA: 'y',
  ZONE_DMA32: 'y',
};

/** A case of `operations` steps in one area of `areaPages` pages of 4 KiB; the same for the same seed. */
export const churnCase = (seed: number, areaPages: number, operations: number): PredictInput => ({
  id: `churn-${seed}`,
  arch: 'arm64',
  kernel: { version: '7.3.4', pageSize: PAGE_SIZE, config: CONFIG },
  cmdline: '',
  dts: board(areaPages * PAGE_SIZE),
  preReserved: [],
  kernelEarly: [],
  initialUse: [],
  ops: churn(seed, areaPages, operations, 'pool@100000000'),
});
