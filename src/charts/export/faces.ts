/** The page's own typefaces as CSS that a file can carry with it. */

let fetched: Promise<string> | undefined;

async function embedded(rule: CSSFontFaceRule): Promise<string> {
  const source = rule.style.getPropertyValue('src');
  const url = /url\("?([^")]+)"?\)/.exec(source)?.[1];
  if (url === undefined) return '';
  const bytes = new Uint8Array(
    await (await fetch(new URL(url, rule.parentStyleSheet?.href ?? location.href))).arrayBuffer(),
  );
  const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const family = rule.style.getPropertyValue('font-family');
  const weight = rule.style.getPropertyValue('font-weight') || '400';
  return `@font-face{font-family:${family};font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
}

async function fetchFaces(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  return (
    await Promise.all(
      rules
        .filter((rule) => rule instanceof CSSFontFaceRule)
        .filter(isOurs)
        .map(embedded),
    )
  ).join('');
}

/** Monaco brings a face with icons: no picture uses it. */
const isOurs = (rule: CSSFontFaceRule): boolean => /Plex|JetBrains/.test(rule.style.getPropertyValue('font-family'));

/** Empty where they cannot be had: then a program that opens the file uses the named fallbacks. */
export const facesForFile = (): Promise<string> => (fetched ??= fetchFaces().catch(() => ''));
