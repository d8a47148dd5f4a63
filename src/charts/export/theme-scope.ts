/** A place out of sight in which pictures are drawn in a theme of choice: every token of that theme stands on it. */

export type ExportTheme = 'light' | 'dark' | 'contrast';

export type ThemeScope = { readonly element: HTMLElement; readonly end: () => void };

const isOf = (theme: ExportTheme, selector: string): boolean =>
  selector === ':root' || selector === `:root[data-theme="${theme}"]`;

/** Custom properties of the theme, later rules over earlier ones. */
function tokensOf(theme: ExportTheme): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || !isOf(theme, rule.selectorText)) continue;
      for (const name of rule.style) tokens.set(name, rule.style.getPropertyValue(name));
    }
  }
  return tokens;
}

export function themeScope(theme: ExportTheme): ThemeScope {
  const element = document.createElement('div');
  element.setAttribute('aria-hidden', 'true');
  element.inert = true;
  for (const [name, value] of tokensOf(theme)) element.style.setProperty(name, value);
  Object.assign(element.style, {
    position: 'fixed',
    inset: '0 auto auto -10000px',
    width: 'max-content',
    height: 'auto',
    transform: 'none',
    font: 'var(--weight-text) var(--size-ui) / var(--line-ui) var(--font-sans)',
    color: 'var(--text)',
  });
  document.body.append(element);
  return { element, end: () => element.remove() };
}
