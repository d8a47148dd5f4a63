export type SourceFile = { readonly path: string; readonly text: string };

export type Sources = {
  readonly files: readonly SourceFile[];
  /** Path of the board file among `files`. */
  readonly main: string;
  /** As `dtc -@`: the paths of all labels in `/__symbols__`, and a phandle for each labelled node. */
  readonly symbols?: boolean;
};
