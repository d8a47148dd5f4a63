import type { U64 } from './u64';

/** A growing byte string that all property values are written to, big-endian. One buffer, because boards have 15,000 values. */
export class ByteSink {
  private buffer = new Uint8Array(1 << 16);
  private view = new DataView(this.buffer.buffer);
  length = 0;

  private reserve(count: number): number {
    const at = this.length;
    this.length += count;
    if (this.length > this.buffer.length) {
      const larger = new Uint8Array(Math.max(this.length, this.buffer.length * 2));
      larger.set(this.buffer);
      this.buffer = larger;
      this.view = new DataView(larger.buffer);
    }
    return at;
  }

  byte(value: number): void {
    const at = this.reserve(1);
    this.buffer[at] = value;
  }

  bytes(value: Uint8Array): void {
    const at = this.reserve(value.length);
    this.buffer.set(value, at);
  }

  /** Keeps the low `width` bits; 8, 16, 32 or 64. */
  element(value: U64, width: number): void {
    const at = this.reserve(width >> 3);
    if (width === 32 && typeof value === 'number') this.view.setUint32(at, value);
    else if (width === 64) this.view.setBigUint64(at, BigInt(value));
    else if (width === 32) this.view.setUint32(at, Number(BigInt.asUintN(32, BigInt(value))));
    else if (width === 16) this.view.setUint16(at, Number(BigInt.asUintN(16, BigInt(value))));
    else this.view.setUint8(at, Number(BigInt.asUintN(8, BigInt(value))));
  }

  /** Printable ASCII written unit by unit; false, and nothing written, if there is anything else in it. */
  ascii(text: string, start: number, end: number): boolean {
    const from = this.reserve(end - start);
    for (let i = start; i < end; i++) {
      const c = text.charCodeAt(i);
      if (c >= 0x80 || c === 0x5c) {
        this.length = from;
        return false;
      }
      this.buffer[from + i - start] = c;
    }
    return true;
  }

  setCell(at: number, value: number): void {
    this.view.setUint32(at, value);
  }

  cell(at: number): number {
    return this.view.getUint32(at);
  }

  /** A view, valid until the next write. */
  slice(start: number, end: number): Uint8Array {
    return this.buffer.subarray(start, end);
  }
}
