/** How CMA answers a request; mm/cma.c. */
export type AllocationBehaviour = {
  /** Function named in the failure line. */
  readonly allocFunction: 'cma_alloc' | '__cma_alloc' | '__cma_alloc_frozen';
  /** errno of the log line when no hole is found and no page was busy. */
  readonly noHoleErrno: 12 | 16;
  /** The free runs printed after a failure: never, on one line, or one record per range. */
  readonly freeRunDump: 'never' | 'one-line' | 'ranges';
  /** A request larger than the area is logged like any other failure. */
  readonly logsOversized: boolean;
  /** A request larger than all free pages stops before the bitmap is searched. */
  readonly countsAvailable: boolean;
};
