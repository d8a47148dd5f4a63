/** The kernel series that are modelled, oldest first. A series is a line here and a file beside this one. */
export const KERNEL_SERIES = ['6.1', '6.6', '6.12', '6.17', '6.18', '6.19', '7.0', '7.1', '7.3'] as const;
export type KernelSeries = (typeof KERNEL_SERIES)[number];

/** The series of a version as uname prints it, `7.3.4`; undefined for one that is not modelled. */
export function seriesOf(version: string): KernelSeries | undefined {
  return KERNEL_SERIES.find((series) => version === series || version.startsWith(`${series}.`));
}
