/** A place in CSS pixels of the browser's window. */
export type Point = { readonly x: number; readonly y: number };
