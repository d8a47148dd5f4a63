/** A file: header, memory reservations, then root bodies and references at the top level. */
import { parsePrimary } from './parse-expression';
import { BodyParser, newNode } from './parse-body';
import { takeReference } from './parse-value';
import type { Reader } from './reader';
import type { FileSyntax, LabelSyntax, Place, ReservationSyntax, TargetSyntax, TopSyntax } from './syntax';
import * as Kind from './token-kind';

/** Told of each statement as soon as it is read, as dtc merges them: so their problems come in dtc's order. */
export type ApplyTop = (top: TopSyntax, isFirst: boolean, isPlugin: boolean) => void;

class FileParser {
  private plugin: Place | undefined;
  private hasHeader = false;
  private readonly reservations: ReservationSyntax[] = [];
  private readonly tops: TopSyntax[] = [];
  private readonly bodies: BodyParser;
  /** Runs of what cannot be read are reported once. */
  private skipping = false;

  constructor(
    private readonly reader: Reader,
    private readonly apply: ApplyTop,
  ) {
    this.bodies = new BodyParser(reader);
  }

  run(): FileSyntax {
    this.header();
    while (this.reader.kind() !== Kind.END) this.top();
    if (this.tops.length === 0 && !this.bodies.stopped && this.hasHeader && !this.skipping) {
      this.reader.expected('root-expected', 'A root node `/ { … };` is expected');
    }
    return { plugin: this.plugin, reservations: this.reservations, tops: this.tops };
  }

  private header(): void {
    const { reader } = this;
    while (reader.kind() === Kind.DTS_V1) {
      this.hasHeader = true;
      reader.advance();
      this.semicolon('`/dts-v1/`');
      if (reader.kind() !== Kind.PLUGIN) continue;
      this.plugin ??= { start: reader.start(), end: reader.end() };
      reader.advance();
      this.semicolon('`/plugin/`');
    }
    if (!this.hasHeader)
      reader.unexpected('header-expected', 'The first statement of a devicetree source is `/dts-v1/;`');
  }

  private semicolon(after: string): void {
    if (!this.reader.take(Kind.SEMICOLON)) this.reader.expected('semicolon-expected', `\`;\` expected after ${after}`);
  }

  private top(): void {
    const { reader } = this;
    const start = reader.start();
    const labels: LabelSyntax[] = [];
    while (reader.kind() === Kind.LABEL) labels.push(reader.takeLabel());
    const ahead = reader.kindAhead(1);
    const from = reader.at;
    switch (reader.kind()) {
      case Kind.SLASH:
        if (ahead === Kind.BRACE_OPEN && labels.length === 0) this.rootBody(start);
        else this.unreadable(labels.length === 0);
        break;
      case Kind.LABEL_REF:
      case Kind.PATH_REF:
        if (ahead === Kind.BRACE_OPEN) this.extension(start, labels);
        else this.unreadable(labels.length === 0 || this.tops.length > 0);
        break;
      case Kind.DELETE_NODE:
      case Kind.OMIT_IF_NO_REF:
        this.withTarget(labels);
        break;
      case Kind.MEMRESERVE:
        this.reservation(start, labels);
        break;
      default:
        return this.unreadable();
    }
    if (reader.at > from) this.skipping = false;
  }

  private rootBody(start: number): void {
    const body = newNode('', start, { start, labels: [], omit: false });
    this.reader.advance();
    this.bodies.parse(body);
    this.add({ kind: 'root', body });
  }

  private add(top: TopSyntax): void {
    this.tops.push(top);
    this.apply(top, this.tops.length === 1, this.plugin !== undefined);
  }

  private extension(start: number, labels: LabelSyntax[]): void {
    const { reader } = this;
    if (labels.length > 1) {
      const second = labels[1] as LabelSyntax;
      reader.error('too-many-labels', second.start, second.end, 'Only one label can stand before a reference');
    }
    if (labels.length > 0 && this.tops.length === 0) {
      reader.unexpected('label-before-root', 'A label on a reference needs a root node before it');
    }
    const target = this.target();
    const body = newNode('', target.start, { start, labels, omit: false });
    this.bodies.parse(body);
    this.add({ kind: 'extend', target, body });
  }

  private target(): TargetSyntax {
    const { target, start, end } = takeReference(this.reader, 'path', 0);
    return { target, start, end };
  }

  private withTarget(labels: LabelSyntax[]): void {
    const { reader } = this;
    const omits = reader.kind() === Kind.OMIT_IF_NO_REF;
    const keyword = omits ? '/omit-if-no-ref/' : '/delete-node/';
    if (labels.length > 0) reader.unexpected('label-on-delete', `A label cannot stand before \`${keyword}\``);
    else if (this.tops.length === 0) reader.unexpected('root-expected', `\`${keyword}\` needs a root node before it`);
    reader.advance();
    if (reader.kind() === Kind.LABEL_REF || reader.kind() === Kind.PATH_REF) {
      const target = this.target();
      this.semicolon('the reference');
      return this.add({ kind: omits ? 'omit' : 'delete', target });
    }
    reader.unexpected(
      'reference-expected',
      `At the top level \`${keyword}\` takes a reference: \`&label\` or \`&{/path}\``,
    );
    this.skip();
  }

  private reservation(start: number, labels: LabelSyntax[]): void {
    const { reader } = this;
    if (this.tops.length > 0) {
      reader.unexpected('memreserve-place', '`/memreserve/` stands between `/dts-v1/;` and the first node');
    }
    reader.advance();
    const address = parsePrimary(reader);
    const size = address === undefined ? undefined : parsePrimary(reader);
    if (address === undefined || size === undefined) return this.skip();
    this.semicolon('the size of a memory reservation');
    const end = reader.previousEnd();
    this.reservations.push({ address: BigInt(address), size: BigInt(size), labels, start, end });
  }

  /** `begun`: this token could have started something, so that the next one is wrong. */
  private unreadable(begun = false): void {
    const { reader } = this;
    if (begun) reader.advance();
    const message =
      reader.kind() === Kind.PLUGIN
        ? '`/plugin/;` stands right after `/dts-v1/;`'
        : 'At the top level `/ { … };`, `&label { … };` or `/delete-node/ &label;` is expected';
    if (!this.skipping) reader.unexpected('top-expected', message);
    this.skip();
  }

  /** Goes on behind the next `;` outside braces, or at the next line that starts like a top-level statement. */
  private skip(): void {
    const { reader } = this;
    this.skipping = true;
    let depth = 0;
    for (let first = true; reader.kind() !== Kind.END; first = false, reader.advance()) {
      const kind = reader.kind();
      if (!first && reader.startsLine() && this.startsTop()) return;
      if (kind === Kind.BRACE_OPEN) depth++;
      else if (kind === Kind.BRACE_CLOSE) depth = Math.max(0, depth - 1);
      else if (kind === Kind.SEMICOLON && depth === 0) return reader.advance();
    }
  }

  private startsTop(): boolean {
    const { reader } = this;
    const kind = reader.kind();
    if (kind === Kind.DTS_V1) return true;
    const opens = kind === Kind.SLASH || kind === Kind.LABEL_REF || kind === Kind.PATH_REF;
    return opens && reader.kindAhead(1) === Kind.BRACE_OPEN;
  }
}

/** Reads all tokens; what cannot be read is reported and skipped. */
export const parse = (reader: Reader, apply: ApplyTop = () => undefined): FileSyntax =>
  new FileParser(reader, apply).run();
