export function HeapSparkline(_: { readonly area: number }) {
  return null;
}
