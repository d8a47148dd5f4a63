/**
 * What the parser understood, in the order of the text. Values are already byte strings: dtc, too, computes them while
 * it reads. Offsets are into the flat text (see flat-source.ts).
 */

/** Half-open range of the flat text. */
export type Place = { readonly start: number; readonly end: number };

/** `at`: byte offset in the value where the target's phandle (4 bytes, already there as 0) or its path goes. */
export type ReferenceSyntax = Place & {
  readonly kind: 'phandle' | 'path';
  readonly target: string;
  readonly at: number;
};

export type LabelSyntax = Place & { readonly name: string };

/** From the name (for a delete: the keyword) to the `;`. */
export type PropertySyntax = Place & {
  readonly name: string;
  readonly labels: readonly LabelSyntax[];
  /** `/delete-property/` */
  readonly deletes: boolean;
  /** Where the value stands in the text; both 0 when there is none. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** The value in the parser's byte string. */
  readonly bytesStart: number;
  readonly bytesEnd: number;
  readonly references: readonly ReferenceSyntax[];
  /** Labels inside the value. */
  readonly marks: readonly LabelSyntax[];
};

/** From the first label or name to the closing `;`. Made once, filled while its body is read. */
export type NodeSyntax = {
  readonly name: string;
  readonly nameStart: number;
  readonly labels: readonly LabelSyntax[];
  readonly deletes: boolean;
  readonly omitIfNoRef: boolean;
  readonly start: number;
  /** At the `{`, where dtc's own positions start. */
  bodyStart: number;
  end: number;
  readonly properties: PropertySyntax[];
  readonly children: NodeSyntax[];
};

/** A reference to a node that stands on its own: `&label` without the `&`, or a path. */
export type TargetSyntax = Place & { readonly target: string };

export type TopSyntax =
  | { readonly kind: 'root'; readonly body: NodeSyntax }
  | { readonly kind: 'extend'; readonly target: TargetSyntax; readonly body: NodeSyntax }
  | { readonly kind: 'delete' | 'omit'; readonly target: TargetSyntax };

export type ReservationSyntax = Place & {
  readonly address: bigint;
  readonly size: bigint;
  readonly labels: readonly LabelSyntax[];
};

export type FileSyntax = {
  readonly plugin: Place | undefined;
  readonly reservations: readonly ReservationSyntax[];
  readonly tops: readonly TopSyntax[];
};
