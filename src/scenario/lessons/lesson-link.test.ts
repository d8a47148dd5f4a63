import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../share/base64url';
import { crc32 } from '../share/crc32';
import nodeToHeap from './files/node-to-heap.json';
import { MAX_LESSON_LENGTH } from './lesson-form';
import { lessonAddress, lessonLink, readLessonAddress } from './lesson-link';

const text = JSON.stringify(nodeToHeap);

/** As a stranger could make one. */
function payloadOf(bytes: Uint8Array): string {
  const deflated = deflateSync(bytes);
  const payload = new Uint8Array(deflated.length + 4);
  payload.set(deflated);
  new DataView(payload.buffer).setUint32(deflated.length, crc32(deflated));
  return toBase64Url(payload);
}

describe('the address of a lesson', () => {
  it('names one that comes with the page, and the step', () => {
    expect(readLessonAddress(lessonAddress('first-fit', 3))).toEqual({ kind: 'own', id: 'first-fit', step: 3 });
    expect(readLessonAddress('#lesson=first-fit')).toEqual({ kind: 'own', id: 'first-fit', step: 1 });
  });

  it('holds any other one whole', () => {
    const link = lessonLink(text, 2);
    expect(readLessonAddress(link)).toEqual({ kind: 'held', text, step: 2 });
    expect(link.length).toBeLessThan(4000);
  });

  it('gives back whatever text it was made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (any, step) => {
        expect(readLessonAddress(lessonLink(any, step))).toEqual({ kind: 'held', text: any, step });
      }),
    );
  });

  it.each([
    ['another character', lessonLink(text, 1).replace(/.(?=.{9}$)/, '~')],
    ['a missing end', lessonLink(text, 1).slice(0, -40)],
    ['no lesson at all', '#lesson'],
    ['an id with a slash', '#lesson=../x.1'],
    ['a step that is no number', '#lesson=first-fit.x'],
    ['a bomb', `#lesson1.${payloadOf(new Uint8Array(5 * MAX_LESSON_LENGTH))}.1`],
  ])('is refused with %s', (_, hash) => {
    expect(readLessonAddress(hash)).toEqual({ kind: 'refused', message: expect.stringContaining('damaged') as string });
  });

  it('is refused when it is too long, or newer than this page', () => {
    const messageOf = (hash: string) => (readLessonAddress(hash) as { readonly message?: string }).message;
    expect(messageOf(`#lesson1.${'A'.repeat(600_000)}`)).toContain('longer than a lesson may be');
    expect(messageOf('#lesson2.AAAA.1')).toContain('newer Carveout');
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string(), (tail) => void readLessonAddress(`#lesson${tail}`)));
  });
});
