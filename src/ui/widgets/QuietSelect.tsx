import type { ComponentProps } from 'react';

/** A native select that reads as text with a mark, as the top bar has them. */
export const QuietSelect = ({ className = '', ...props }: ComponentProps<'select'>) => (
  <span className={`select ${className}`}>
    <select {...props} />
  </span>
);
