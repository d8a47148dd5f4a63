/** At most one window a frame of the screen, the newest. */
export function perFrame<T>(send: (value: T) => void): { push: (value: T) => void; cancel: () => void } {
  let waiting: { readonly value: T } | undefined;
  let handle = 0;
  return {
    push: (value) => {
      if (!waiting) handle = requestAnimationFrame(flush);
      waiting = { value };
    },
    cancel: () => cancelAnimationFrame(handle),
  };
  function flush(): void {
    const next = waiting;
    waiting = undefined;
    if (next) send(next.value);
  }
}
