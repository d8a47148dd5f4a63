/** Width and height of an element as it is laid out, in whole CSS px; zero before the first layout. */
import { useLayoutEffect, useState, type RefObject } from 'react';

export type Size = { readonly width: number; readonly height: number };

export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const read = () => {
      const next = { width: observed.clientWidth, height: observed.clientHeight };
      setSize((last) => (last.width === next.width && last.height === next.height ? last : next));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
