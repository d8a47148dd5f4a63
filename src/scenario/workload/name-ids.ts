/**
 * Names by number, in the order in which they came. Long workloads count their names, `cam-1`, `cam-2` …: such a series
 * is a list, so that a name of it is found by its number, and nothing is hashed.
 */
import { clientOf } from './words';

/** No name is known by that. */
export const UNKNOWN = -1;

/** Names that differ in the number at their end only. */
type Series = {
  readonly prefix: string;
  readonly client: string;
  /** By number: one more than the id; 0 where there is none. */
  readonly ids: number[];
  /** Some of its numbers were too far apart for the list. */
  scattered: boolean;
};

export type NameOfSeries = { readonly id: number; readonly client: string };

/** Longest number of a series: all arithmetic stays small. */
const MAX_DIGITS = 7;
/** Places of a list that may be empty, besides as many as there are names in all. */
const MAX_EMPTY = 1024;

const ZERO = 48;
const NINE = 57;

/** Mutable: names are only ever added. */
export class NameIds {
  readonly texts: string[] = [];
  private readonly others = new Map<string, number>();
  private readonly series = new Map<string, Series>();
  private last: Series | undefined;
  /** Handed out again and again: a million answers need no million objects. */
  private readonly answer = { id: UNKNOWN, client: '' };

  find(name: string): number {
    const digits = digitsAt(name, 0, name.length);
    const series = digits < name.length ? this.seriesOf(name, 0, digits) : undefined;
    if (!series) return this.others.get(name) ?? UNKNOWN;
    const id = (series.ids[numberAt(name, digits, name.length)] ?? 0) - 1;
    return id < 0 && series.scattered ? (this.others.get(name) ?? UNKNOWN) : id;
  }

  /** The answer is good until the next question. */
  findInSeries(text: string, from: number, to: number): NameOfSeries | undefined {
    const digits = digitsAt(text, from, to);
    const series = digits < to ? this.seriesOf(text, from, digits) : undefined;
    if (!series || series.scattered) return undefined;
    this.answer.id = (series.ids[numberAt(text, digits, to)] ?? 0) - 1;
    this.answer.client = series.client;
    return this.answer;
  }

  /** A name that find() does not know; returns its id. */
  add(name: string): number {
    const id = this.texts.push(name) - 1;
    const digits = digitsAt(name, 0, name.length);
    if (digits === name.length) this.others.set(name, id);
    else this.addToSeries(name, digits, id);
    return id;
  }

  private addToSeries(name: string, digits: number, id: number): void {
    const series = this.seriesOf(name, 0, digits) ?? this.begin(name, digits);
    const number = numberAt(name, digits, name.length);
    const { ids } = series;
    if (number > ids.length + id + MAX_EMPTY) {
      series.scattered = true;
      this.others.set(name, id);
      return;
    }
    while (ids.length <= number) ids.push(0);
    ids[number] = id + 1;
  }

  private begin(name: string, digits: number): Series {
    const prefix = name.slice(0, digits);
    const series = { prefix, client: clientOf(name), ids: [], scattered: false };
    this.series.set(prefix, series);
    return series;
  }

  private seriesOf(text: string, from: number, to: number): Series | undefined {
    const { last } = this;
    if (last?.prefix.length === to - from && text.startsWith(last.prefix, from)) return last;
    const found = this.series.get(text.slice(from, to));
    if (found) this.last = found;
    return found;
  }
}

/**
 * Where the number begins that `[from, to)` ends with; `to` where it is none of a series: `cam-01` is another name than
 * `cam-1`, and a name that is only a number is its own client.
 */
function digitsAt(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isDigit(text.charCodeAt(at - 1))) at--;
  const length = to - at;
  const leadingZero = length > 1 && text.charCodeAt(at) === ZERO;
  return at === from || length > MAX_DIGITS || leadingZero ? to : at;
}

function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - ZERO;
  return number;
}

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;
