/** An SVG without what differs from machine to machine and visit to visit: typefaces, link, fractions of pixels. */
export const normalisedSvg = (svg: string): string =>
  `${svg
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/"link":"[^"]*"/, '"link":"…"')
    .replace(/(\d+)\.(\d)\d{2,}/g, '$1.$2')
    .replace(/mm-clip-\d+/g, 'mm-clip')
    .replace(/ font-family="[^"]*"/g, '')
    .replaceAll('><', '>\n<')}\n`;
