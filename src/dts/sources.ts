export type SourceFile = { readonly path: string; readonly text: string };

export type Sources = {
  readonly files: readonly SourceFile[];
  /** Path of the board file among `files`. */
  readonly main: string;
  /** Overlays among `files`, applied in this order. */
  readonly overlays?: readonly string[];
  /** Folders for `#include <…>`, in order; `PREFIX=FOLDER` serves only names below `PREFIX/`. */
  readonly searchPaths?: readonly string[];
  /** As `-DNAME=VALUE`. */
  readonly defines?: Readonly<Record<string, string>>;
  /** False: dtc gets the text as it is, without a preprocessor before it. */
  readonly preprocess?: boolean;
  /** As `dtc -@`: the paths of all labels in `/__symbols__`, and a phandle for each labelled node. */
  readonly symbols?: boolean;
};
