/** What a code means, and what to do about it; backticks mark source. */
export type CodeHelp = { readonly means: string; readonly todo: string };
