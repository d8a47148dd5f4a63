/** Addresses to pixels and back. The only place where an address becomes a number, after the window's start is taken off. */
import type { PhysAddr } from '../../lib/units';
import type { AddressWindow } from './address-window';
import type { FoldedSpace } from './folded-space';
import { foldedOffset, unfoldedAddress } from './folded-space';

export type AddressScale = {
  readonly width: number;
  readonly window: AddressWindow;
  /** Bytes to one CSS pixel inside a bank. */
  readonly bytesPerPixel: number;
  /** Outside of 0 to width for an address outside of the window. */
  readonly x: (address: PhysAddr) => number;
  readonly address: (x: number) => PhysAddr;
};

export function addressScale(space: FoldedSpace, window: AddressWindow, width: number): AddressScale {
  const from = foldedOffset(space, window.from);
  const length = foldedOffset(space, window.to) - from;
  const bytesPerPixel = Number(length > 0n ? length : 1n) / Math.max(1, width);
  return {
    width,
    window,
    bytesPerPixel,
    x: (address) => Number(foldedOffset(space, address) - from) / bytesPerPixel,
    address: (x) => unfoldedAddress(space, from + BigInt(Math.round(x * bytesPerPixel))),
  };
}
