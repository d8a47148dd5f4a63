/**
 * Runs in the page before its own code: measures every call into our code (events, frames of animation, messages of
 * workers and of React's scheduler, observers) and the layout that it left to do. Text, because tsx adds helpers to functions.
 */
export const PROBE = `
(() => {
  let depth = 0;
  let spent = 0;
  let last = 0;
  /** Until when time is in the sum: calls of one event share their microtasks. */
  let counted = 0;
  // A frame counts when something was done before it; a blinking cursor asks for frames of its own.
  let cause = 0;
  /** When the picture of the last frame that the engine sent was there: React's work is queued before ours. */
  let pictured = 0;
  let pressed = 0;
  const channel = new MessageChannel();
  channel.port1.onmessage = () =>
    nextFrame(() => {
      document.documentElement.getBoundingClientRect();
      pictured = performance.now();
    });
  const nextFrame = globalThis.requestAnimationFrame.bind(globalThis);
  const finish = (begin, isFrame) => {
    document.documentElement?.getBoundingClientRect();
    const end = performance.now();
    const from = Math.max(begin, counted);
    counted = end;
    if (!isFrame) cause = end;
    if (end - cause < 100) last = end;
    spent += end - from;
    performance.measure('carveout', { start: from, end });
    performance.clearMeasures('carveout');
  };
  const measured = (call, isFrame = false) => function (...args) {
    if (depth > 0) return call.apply(this, args);
    const begin = performance.now();
    depth++;
    try {
      return call.apply(this, args);
    } finally {
      depth--;
      if (args[0]?.data?.answer?.kind === 'frame') channel.port2.postMessage(0);
      // React renders what a store changed in a microtask, before this one.
      queueMicrotask(() => queueMicrotask(() => finish(begin, isFrame)));
    }
  };
  const wrappers = new WeakMap();
  const wrapped = (listener) => {
    const call = typeof listener === 'function' ? listener : listener?.handleEvent?.bind(listener);
    if (!call) return listener;
    if (!wrappers.has(listener)) wrappers.set(listener, measured(call));
    return wrappers.get(listener);
  };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    return addEventListener.call(this, type, wrapped(listener), options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    return removeEventListener.call(this, type, wrappers.get(listener) ?? listener, options);
  };
  for (const type of [MessagePort, Worker]) {
    const { get, set } = Object.getOwnPropertyDescriptor(type.prototype, 'onmessage');
    Object.defineProperty(type.prototype, 'onmessage', {
      get, set(listener) { set.call(this, typeof listener === 'function' ? measured(listener) : listener); },
    });
  }
  addEventListener.call(window, 'keydown', (event) => { pressed = event.timeStamp; }, { capture: true });
  const { requestAnimationFrame } = globalThis;
  globalThis.requestAnimationFrame = (call) => requestAnimationFrame(measured(call, true));
  const Observer = globalThis.ResizeObserver;
  globalThis.ResizeObserver = class extends Observer { constructor(call) { super(measured(call)); } };
  globalThis.carveoutProbe = {
    begin() { spent = 0; },
    spent: () => spent,
    /** From the last key press to the picture that followed it; negative while there is none. */
    answered: () => pictured - pressed,
    /** Resolves with what was spent once nothing of ours ran for so long, or after 10 s of it. */
    quiet: (ms) => new Promise((resolve) => {
      const limit = performance.now() + 10_000;
      const look = () => {
        if (performance.now() - last >= ms || performance.now() > limit) resolve(spent);
        else setTimeout(look, ms / 3);
      };
      setTimeout(look, ms);
    }),
  };
})();
`;
