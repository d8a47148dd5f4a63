/** File names from titles. */

const MAX_NAME = 60;

/** A file name from a title: letters and digits of it, joined by dashes. `extension` with its dot. */
export function fileName(title: string, extension: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_NAME);
  return `${words || 'scenario'}${extension}`;
}
