/** Short names for tabs: without folders where that leaves no doubt. */
export function shortName(path: string, paths: readonly string[]): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return paths.some((other) => other !== path && other.endsWith(`/${name}`)) ? path : name;
}
