/** A sentence in which backticks mark source, as messages and help are written. */
import { Fragment } from 'react';

/** An unpaired backtick is just a character. */
export function Marked({ text }: { readonly text: string }) {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return text;
  return parts.map((part, index) =>
    index % 2 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
  );
}
