/** The page's tokens as a Monaco theme, read from the style sheet: colours are written down once. */
import type { EditorTheme } from './editor';
import { monaco } from './monaco';

const THEME_NAME = 'carveout';

const BASES = { light: 'vs', dark: 'vs-dark', contrast: 'hc-black' } as const;

/** Monaco's names for colours, and the tokens that they take. */
const COLORS: Readonly<Record<string, string>> = {
  'editor.background': '--surface',
  'editor.foreground': '--code-name',
  'editorGutter.background': '--surface',
  'editorLineNumber.foreground': '--text-3',
  'editorLineNumber.activeForeground': '--text',
  'editor.lineHighlightBackground': '--surface-current',
  'editor.lineHighlightBorder': '--surface-current',
  'editorCursor.foreground': '--cursor',
  'editorBracketMatch.border': '--control',
  'editorBracketMatch.background': '--surface-current',
  'editorIndentGuide.background1': '--rule-weak',
  'editorIndentGuide.activeBackground1': '--rule-strong',
  'editorError.foreground': '--failed',
  'editorWarning.foreground': '--warning',
  'editorInfo.foreground': '--link',
  'editorWidget.background': '--surface-quiet',
  'editorWidget.foreground': '--text',
  'editorWidget.border': '--control',
  'editorHoverWidget.background': '--surface-quiet',
  'editorHoverWidget.foreground': '--text',
  'editorHoverWidget.border': '--control',
  'editorMarkerNavigation.background': '--surface-quiet',
  'editorMarkerNavigationError.background': '--failed',
  'editorMarkerNavigationWarning.background': '--warning',
  'editorOverviewRuler.errorForeground': '--failed',
  'editorOverviewRuler.warningForeground': '--warning',
  'editorOverviewRuler.infoForeground': '--link',
  'input.background': '--surface',
  'input.foreground': '--text',
  'input.border': '--control',
  'editorSuggestWidget.background': '--surface-quiet',
  'editorSuggestWidget.foreground': '--text',
  'editorSuggestWidget.border': '--control',
  'editorSuggestWidget.selectedForeground': '--text',
  'editorSuggestWidget.highlightForeground': '--link',
  'editorSuggestWidget.focusHighlightForeground': '--link',
  'editorActionList.background': '--surface-quiet',
  'editorActionList.foreground': '--text',
  'editorActionList.focusForeground': '--text',
  'editorLightBulb.foreground': '--warning',
  'editorLightBulbAutoFix.foreground': '--warning',
  'quickInput.background': '--surface-quiet',
  'quickInput.foreground': '--text',
  'quickInputList.focusForeground': '--text',
  'quickInputList.focusIconForeground': '--text-2',
  'pickerGroup.foreground': '--text-2',
  'list.focusForeground': '--text',
  'list.activeSelectionForeground': '--text',
  'list.activeSelectionIconForeground': '--text-2',
  'list.inactiveSelectionForeground': '--text',
  'list.hoverBackground': '--surface-hover',
  'list.highlightForeground': '--link',
  'list.focusHighlightForeground': '--link',
  'widget.border': '--control',
  'menu.background': '--surface-quiet',
  'menu.foreground': '--text',
  'menu.border': '--control',
  'inputValidation.infoBackground': '--surface-quiet',
  'inputValidation.infoForeground': '--text',
  'inputValidation.infoBorder': '--control',
  'peekView.border': '--control',
  'peekViewTitle.background': '--surface-quiet',
  'peekViewTitleLabel.foreground': '--text',
  'peekViewTitleDescription.foreground': '--text-2',
  'peekViewResult.background': '--surface-quiet',
  'peekViewResult.lineForeground': '--text',
  'peekViewResult.fileForeground': '--text',
  'peekViewResult.selectionForeground': '--text',
  'peekViewEditor.background': '--surface',
  'peekViewEditorGutter.background': '--surface',
  focusBorder: '--focus',
  'textLink.foreground': '--link',
  'icon.foreground': '--text-2',
};

/** Colours that need some of the ground to show through, with the share of the token in hex. */
const TINTS: Readonly<Record<string, readonly [string, string]>> = {
  'editor.selectionBackground': ['--focus', '40'],
  'editor.inactiveSelectionBackground': ['--focus', '26'],
  'editor.selectionHighlightBackground': ['--focus', '1a'],
  'editor.findMatchBackground': ['--warning', '59'],
  'editor.findMatchHighlightBackground': ['--warning', '33'],
  'editor.rangeHighlightBackground': ['--focus', '1a'],
  'editor.symbolHighlightBackground': ['--focus', '26'],
  'editorSuggestWidget.selectedBackground': ['--focus', '33'],
  'editorActionList.focusBackground': ['--focus', '33'],
  'quickInputList.focusBackground': ['--focus', '33'],
  'list.focusBackground': ['--focus', '33'],
  'list.activeSelectionBackground': ['--focus', '33'],
  'list.inactiveSelectionBackground': ['--focus', '1a'],
  'peekViewResult.selectionBackground': ['--focus', '33'],
  'peekViewResult.matchHighlightBackground': ['--warning', '40'],
  'peekViewEditor.matchHighlightBackground': ['--warning', '40'],
  'editor.foldBackground': ['--control', '1a'],
  'scrollbarSlider.background': ['--control', '66'],
  'scrollbarSlider.hoverBackground': ['--control', '99'],
  'scrollbarSlider.activeBackground': ['--control', 'cc'],
};

/** Tokens of the grammars; node names are strong, so that the shape of a tree is seen before it is read. */
const TOKENS: readonly { readonly token: string; readonly color: string; readonly fontStyle?: string }[] = [
  { token: '', color: '--code-name' },
  { token: 'keyword', color: '--code-keyword' },
  { token: 'node', color: '--code-name', fontStyle: 'bold' },
  { token: 'label', color: '--code-keyword' },
  { token: 'property', color: '--code-name' },
  { token: 'reference', color: '--code-number' },
  { token: 'macro', color: '--code-number' },
  { token: 'string', color: '--code-string' },
  { token: 'number', color: '--code-number' },
  { token: 'comment', color: '--code-comment' },
  { token: 'inactive', color: '--code-comment', fontStyle: 'italic' },
  { token: 'operator', color: '--code-name' },
  { token: 'delimiter', color: '--code-name' },
];

/** Six digits of a `#rgb` or `#rrggbb` value; undefined for anything else, and then Monaco's own colour stays. */
export function hexDigits(value: string): string | undefined {
  const hex = /^\s*#([0-9a-f]{3}|[0-9a-f]{6})\s*$/i.exec(value)?.[1];
  return hex?.length === 3 ? hex.replace(/./g, '$&$&') : hex;
}

/** Takes the tokens as they are now on the page's root. All editors share one theme. */
function applyTheme(theme: EditorTheme): void {
  const style = getComputedStyle(document.documentElement);
  const read = (token: string): string | undefined => hexDigits(style.getPropertyValue(token));
  const plain = Object.entries(COLORS).map(([name, token]) => [name, read(token), ''] as const);
  const tinted = Object.entries(TINTS).map(([name, [token, share]]) => [name, read(token), share] as const);
  const colors = [...plain, ...tinted].flatMap(([name, hex, share]) => (hex ? [[name, `#${hex}${share}`]] : []));
  const rules = TOKENS.map(({ token, color, fontStyle = '' }) => ({ token, foreground: read(color) ?? '', fontStyle }));
  monaco.editor.defineTheme(THEME_NAME, {
    base: BASES[theme],
    inherit: true,
    colors: Object.fromEntries(colors) as Record<string, string>,
    rules: rules.filter(({ foreground }) => foreground !== ''),
  });
  monaco.editor.setTheme(THEME_NAME);
}

/**
 * Keeps to the tokens: whoever changes the theme may tell the editor before or after the page's root has it.
 * @returns setTheme() and the end of following
 */
export function followTheme(first: EditorTheme): {
  readonly set: (theme: EditorTheme) => void;
  readonly end: () => void;
} {
  let theme = first;
  const apply = (): void => applyTheme(theme);
  const observer = new MutationObserver(apply);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  apply();
  return {
    set(next) {
      theme = next;
      apply();
    },
    end: () => observer.disconnect(),
  };
}
