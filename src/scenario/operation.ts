/** One operation of the workload once expanded: what is asked of the kernel at one step. */
export type Operation = AllocOperation | FreeOperation | NotRun;

type OnLine = {
  /** Line of the workload text, from 1. */
  readonly line: number;
};

export type AllocOperation = OnLine & {
  readonly kind: 'alloc';
  /** The buffer's name in the workload. */
  readonly name: string;
  /** Under /dev/dma_heap. */
  readonly heap: string;
  /** `len` of the ioctl, 0 to 2^64 - 1. */
  readonly bytes: bigint;
  readonly client: string;
  /** `heap_flags` of the ioctl; 0 unless given. */
  readonly heapFlags?: bigint;
  /** `fd_flags` of the ioctl; O_RDWR | O_CLOEXEC unless given. */
  readonly fdFlags?: number;
  /** `fd` of the ioctl, which must be 0. */
  readonly fdField?: number;
};

export type FreeOperation = OnLine & { readonly kind: 'free'; readonly name: string };

/** A line with a diagnostic: it keeps its step, and is shown as not run. */
export type NotRun = OnLine & { readonly kind: 'not-run' };
