/**
 * Node bodies: properties, then subnodes. Open bodies are kept on a stack of our own, so that nesting cannot exhaust
 * that of the machine. A half-typed statement costs only itself.
 */
import type { LimitCode } from './codes';
import { MAX_DEPTH, MAX_NODES } from './limits';
import { NONE, parseValue, type ValueParts } from './parse-value';
import type { Reader } from './reader';
import type { LabelSyntax, NodeSyntax, PropertySyntax } from './syntax';
import * as Kind from './token-kind';

const NO_LABELS: readonly LabelSyntax[] = [];

type ValueSyntax = Pick<PropertySyntax, 'references' | 'marks' | 'valueStart' | 'valueEnd' | 'bytesStart' | 'bytesEnd'>;

type Statement = { readonly start: number; readonly labels: readonly LabelSyntax[]; readonly omit: boolean };

export const newNode = (name: string, nameStart: number, statement: Statement, deletes = false): NodeSyntax => ({
  name,
  nameStart,
  labels: statement.labels,
  deletes,
  omitIfNoRef: statement.omit,
  start: statement.start,
  bodyStart: nameStart,
  end: nameStart,
  properties: [],
  children: [],
});

/** Reads bodies; one for a whole file, because it counts the nodes. */
export class BodyParser {
  private nodes = 0;
  private stack: NodeSyntax[] = [];
  /** Set when nothing more can be read; the reader is then at END. */
  stopped = false;

  constructor(private readonly reader: Reader) {}

  /** The reader is at the `{` of `node`; afterwards it is behind the `;` of its `}`. */
  parse(node: NodeSyntax): void {
    this.stack = [];
    this.open(node);
    while (this.stack.length > 0) this.statement(this.stack[this.stack.length - 1] as NodeSyntax);
  }

  private open(node: NodeSyntax): void {
    const { reader } = this;
    node.bodyStart = reader.start();
    node.end = reader.end();
    if (++this.nodes > MAX_NODES) return this.stop('limit-nodes', `More than ${MAX_NODES} nodes: the rest is not read`);
    if (this.stack.length >= MAX_DEPTH) {
      return this.stop('limit-depth', `Nodes are nested more than ${MAX_DEPTH} levels deep: the rest is not read`);
    }
    reader.advance();
    this.stack.push(node);
  }

  private stop(code: LimitCode, message: string): void {
    const { reader } = this;
    const start = reader.start();
    const end = reader.end();
    reader.error(code, start, end, message, (dtc) => dtc.error(start, end, 'memory exhausted'));
    reader.at = reader.tokens.count - 1;
    this.stopped = true;
    this.stack = [];
  }

  private statement(node: NodeSyntax): void {
    const { reader } = this;
    const kind = reader.kind();
    if (kind === Kind.BRACE_CLOSE) return this.close(node);
    if (kind === Kind.END || this.atTopLevelStatement()) return this.abandon();
    const start = reader.start();
    const labels = kind === Kind.LABEL ? this.labels() : NO_LABELS;
    this.afterLabels(node, { start, labels, omit: false });
  }

  private labels(): LabelSyntax[] {
    const labels: LabelSyntax[] = [];
    while (this.reader.kind() === Kind.LABEL) labels.push(this.reader.takeLabel());
    return labels;
  }

  private afterLabels(node: NodeSyntax, statement: Statement): void {
    switch (this.reader.kind()) {
      case Kind.NAME:
      case Kind.STRAY_NAME:
        return this.named(node, statement);
      case Kind.DELETE_PROPERTY:
        return this.deleteProperty(node, statement);
      case Kind.DELETE_NODE:
        return this.deleteNode(node, statement);
      case Kind.OMIT_IF_NO_REF:
        return this.omitIfNoRef(node, statement);
      default:
        return this.unreadable();
    }
  }

  /** Labels and the keyword may mix in any order before a subnode's name. */
  private omitIfNoRef(node: NodeSyntax, statement: Statement): void {
    const { reader } = this;
    const labels = [...statement.labels];
    while (reader.take(Kind.OMIT_IF_NO_REF)) labels.push(...this.labels());
    if (reader.kind() === Kind.DELETE_NODE) return this.deleteNode(node, statement);
    const isName = reader.kind() === Kind.NAME || reader.kind() === Kind.STRAY_NAME;
    if (isName && reader.kindAhead(1) === Kind.BRACE_OPEN)
      return this.named(node, { ...statement, labels, omit: true });
    const message = 'A node name and its body are expected after `/omit-if-no-ref/`';
    reader.expected('node-expected', message, isName ? 1 : 0);
    this.skipStatement();
  }

  private named(node: NodeSyntax, statement: Statement): void {
    const { reader } = this;
    const nameStart = reader.start();
    const escaped = reader.text.charCodeAt(nameStart) === 0x5c ? 1 : 0;
    const name = reader.text.slice(nameStart + escaped, reader.end());
    reader.advance();
    const kind = reader.kind();
    if (kind === Kind.BRACE_OPEN) return this.child(node, newNode(name, nameStart, statement));
    if (kind === Kind.EQUALS) return this.valued(node, name, nameStart, statement);
    if (kind !== Kind.SEMICOLON) return this.unfinishedName(node, name, nameStart, statement);
    reader.advance();
    this.addProperty(node, name, nameStart, statement.labels, NO_VALUE, false);
  }

  private child(node: NodeSyntax, child: NodeSyntax): void {
    node.children.push(child);
    this.open(child);
  }

  /** Only a name so far: an empty property, or, when a `{` comes on the same line, a node with a bad name. */
  private unfinishedName(node: NodeSyntax, name: string, nameStart: number, statement: Statement): void {
    const { reader } = this;
    const alone = reader.startsLine() || reader.kind() === Kind.BRACE_CLOSE || reader.kind() === Kind.END;
    if (alone) {
      reader.expected('semicolon-expected', `\`;\` is expected after \`${name}\`, or \`=\` and a value, or \`{\``);
      return this.addProperty(node, name, nameStart, statement.labels, NO_VALUE, false);
    }
    reader.unexpected('after-name', `\`;\`, \`=\` or \`{\` is expected after the name \`${name}\``);
    if (this.skipToBrace()) return this.child(node, newNode(name, nameStart, statement));
    this.skipStatement();
  }

  private skipToBrace(): boolean {
    const { reader } = this;
    const from = reader.at;
    while (reader.kind() === Kind.WORD || reader.kind() === Kind.NUMBER || reader.kind() === Kind.COMMA)
      reader.advance();
    if (reader.kind() === Kind.BRACE_OPEN && !reader.startsLine()) return true;
    reader.at = from;
    return false;
  }

  private valued(node: NodeSyntax, name: string, nameStart: number, statement: Statement): void {
    const { reader } = this;
    reader.advance();
    const parts: ValueParts = { references: NONE, marks: NONE };
    const bytesStart = reader.bytes.length;
    const valueStart = reader.start();
    const whole = parseValue(reader, bytesStart, parts);
    const valueEnd = Math.max(valueStart, reader.previousEnd());
    const bytesEnd = reader.bytes.length;
    if (!whole) this.skipStatement();
    else if (!reader.take(Kind.SEMICOLON)) this.missingSemicolon('property value');
    const { references, marks } = parts;
    const value = { references, marks, valueStart, valueEnd, bytesStart, bytesEnd };
    this.addProperty(node, name, nameStart, statement.labels, value, false);
  }

  /** One literal for all properties: a board has 15,000, and equal shapes are read fastest. */
  private addProperty(
    node: NodeSyntax,
    name: string,
    start: number,
    labels: readonly LabelSyntax[],
    value: ValueSyntax,
    deletes: boolean,
  ): void {
    const end = this.reader.previousEnd();
    if (node.children.length > 0) this.refuseAfterSubnode(name, start, end);
    const { references, marks, valueStart, valueEnd, bytesStart, bytesEnd } = value;
    const places = { name, labels, deletes, start, end, valueStart, valueEnd, bytesStart, bytesEnd, references, marks };
    node.properties.push(places);
  }

  private refuseAfterSubnode(name: string, start: number, end: number): void {
    const message = `Move \`${name}\` up: the properties of a node come before its subnodes`;
    const text = 'Properties must precede subnodes';
    this.reader.error('property-after-subnode', start, end, message, (dtc) => dtc.error(start, end, text));
  }

  private deleteProperty(node: NodeSyntax, statement: Statement): void {
    const { reader } = this;
    const start = reader.start();
    reader.advance();
    const name = this.nameOf('/delete-property/');
    if (name === undefined) return this.skipStatement();
    if (!reader.take(Kind.SEMICOLON)) this.missingSemicolon('property name');
    this.addProperty(node, name, start, statement.labels, NO_VALUE, true);
  }

  private deleteNode(node: NodeSyntax, statement: Statement): void {
    const { reader } = this;
    const start = reader.start();
    reader.advance();
    const name = this.nameOf('/delete-node/');
    if (name === undefined) return this.skipStatement();
    if (!reader.take(Kind.SEMICOLON)) this.missingSemicolon('node name');
    const deleted = newNode(name, start, { ...statement, labels: NO_LABELS }, true);
    deleted.end = reader.previousEnd();
    node.children.push(deleted);
  }

  private nameOf(keyword: string): string | undefined {
    const { reader } = this;
    const isName = reader.kind() === Kind.NAME || reader.kind() === Kind.STRAY_NAME;
    if (isName && !this.namesNextStatement()) {
      const name = reader.word().replace(/^\\/, '');
      reader.advance();
      return name;
    }
    const isReference = reader.kind() === Kind.LABEL_REF || reader.kind() === Kind.PATH_REF;
    if (isReference) reader.unexpected('name-expected', `Inside a node, \`${keyword}\` takes a name, not a reference`);
    else reader.expected('name-expected', `A name is expected after \`${keyword}\``, isName ? 1 : 0);
    return undefined;
  }

  /** After a keyword without a name, the next line is already another statement. */
  private namesNextStatement(): boolean {
    const next = this.reader.kindAhead(1);
    return this.reader.startsLine() && (next === Kind.EQUALS || next === Kind.BRACE_OPEN);
  }

  private close(node: NodeSyntax): void {
    const { reader } = this;
    reader.advance();
    if (!reader.take(Kind.SEMICOLON)) this.missingSemicolon('`}`');
    node.end = reader.previousEnd();
    this.stack.pop();
  }

  private missingSemicolon(after: string): void {
    const { reader } = this;
    reader.expected('semicolon-expected', `\`;\` expected after ${after}`);
    if (after !== '`}`' && !reader.startsLine()) this.skipStatement();
  }

  /** `/ {`, `&label {` at the start of a line can only be meant for the top level: a `}` is missing above. */
  private atTopLevelStatement(): boolean {
    const { reader } = this;
    const kind = reader.kind();
    if (kind === Kind.DTS_V1 || kind === Kind.MEMRESERVE) return true;
    const labelled = kind === Kind.LABEL ? 1 : 0;
    const opener = reader.kindAhead(labelled);
    const opens = opener === Kind.LABEL_REF || opener === Kind.PATH_REF || (opener === Kind.SLASH && !labelled);
    return opens && reader.kindAhead(labelled + 1) === Kind.BRACE_OPEN && reader.startsLine();
  }

  private abandon(): void {
    const { reader } = this;
    const open = this.stack[this.stack.length - 1] as NodeSyntax;
    reader.expected('brace-expected', `\`};\` is expected: the body of ${open.name || '/'} is not closed`);
    for (const node of this.stack) node.end = reader.previousEnd();
    this.stack = [];
  }

  private unreadable(): void {
    const { reader } = this;
    if (reader.kind() === Kind.SEMICOLON) {
      reader.unexpected('stray-semicolon', 'This `;` ends nothing: remove it');
      return reader.advance();
    }
    reader.unexpected('statement-expected', 'A property, a node or `}` is expected here');
    this.skipStatement();
  }

  /** Goes past the next `;` of this level, but not past what looks like the start of another statement. */
  private skipStatement(): void {
    const { reader } = this;
    const from = reader.at;
    for (let depth = 0; reader.kind() !== Kind.END; reader.advance()) {
      const kind = reader.kind();
      if (depth === 0 && this.startsStatement(reader.at > from)) return;
      if (kind === Kind.BRACE_OPEN && reader.previousKind() !== Kind.AMPERSAND) depth++;
      else if (kind === Kind.BRACE_CLOSE && depth-- === 0) return;
      else if (kind === Kind.SEMICOLON && depth === 0) return reader.advance();
    }
  }

  /** A keyword that stands first may be what could not be read, and is then to be skipped. */
  private startsStatement(keywordsCount: boolean): boolean {
    const { reader } = this;
    const kind = reader.kind();
    if (kind === Kind.STRAY_NAME) return true;
    if (keywordsCount && kind >= Kind.DELETE_PROPERTY && kind <= Kind.OMIT_IF_NO_REF) return true;
    return (kind === Kind.NAME && reader.startsLine()) || this.atTopLevelStatement();
  }
}

const NO_VALUE: ValueSyntax = {
  references: NONE,
  marks: NONE,
  valueStart: 0,
  valueEnd: 0,
  bytesStart: 0,
  bytesEnd: 0,
};
