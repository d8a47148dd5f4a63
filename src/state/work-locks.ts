/**
 * Who may write a work: one tab at a time. A second tab that shows the same work and changes it keeps a work of its own.
 */

export type WorkLocks = {
  /**
   * True when this tab may write the work, from then on until it lets go. `made`: the work was begun or last written by
   * this tab, which decides where the browser knows no locks.
   */
  readonly claim: (id: string, made: boolean) => Promise<boolean>;
  readonly release: (id: string) => void;
};

const PREFIX = 'carveout.work.';

/** @param locks undefined where the browser has none: without a secure context */
export function createWorkLocks(locks: Pick<LockManager, 'request'> | undefined): WorkLocks {
  const held = new Map<string, () => void>();

  function claim(id: string, made: boolean): Promise<boolean> {
    if (!locks) return Promise.resolve(made);
    if (held.has(id)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        resolve(lock !== null);
        return lock ? new Promise((end) => held.set(id, end)) : undefined;
      };
      locks.request(PREFIX + id, { ifAvailable: true }, hold).catch(() => resolve(made));
    });
  }

  return {
    claim,
    release(id) {
      held.get(id)?.();
      held.delete(id);
    },
  };
}
