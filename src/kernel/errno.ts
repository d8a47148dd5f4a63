/** Linux errno numbers that an allocation can answer with (include/uapi/asm-generic/errno-base.h). */
export const ENOENT = 2;
export const ENOMEM = 12;
export const EBUSY = 16;
export const EINVAL = 22;

const NAMES: Readonly<Record<number, string>> = {
  [ENOENT]: 'ENOENT',
  [ENOMEM]: 'ENOMEM',
  [EBUSY]: 'EBUSY',
  [EINVAL]: 'EINVAL',
};

/** `ENOMEM` for 12; undefined for 0, which is no error. */
export function errnoName(errno: number): string | undefined {
  return NAMES[errno];
}
