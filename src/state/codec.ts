/**
 * A scenario as text and back, for links and for what is kept. Loaded when it is first needed: a first visit draws
 * its picture without it.
 */
import type { decodeFile, encodeFile } from '../scenario/share/file';
import type { decodeLink, encodeLink, isLink } from '../scenario/share/link';

export type Codec = {
  readonly decodeFile: typeof decodeFile;
  readonly encodeFile: typeof encodeFile;
  readonly decodeLink: typeof decodeLink;
  readonly encodeLink: typeof encodeLink;
  readonly isLink: typeof isLink;
};

let loading: Promise<Codec> | undefined;

/** Loaded once; after a failure the next call tries again. */
export function loadCodec(): Promise<Codec> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Codec> {
  // What the two import in turn is asked for along with them: a picture from a link waits for all of it.
  const [file, link] = await Promise.all([
    import('../scenario/share/file'),
    import('../scenario/share/link'),
    import('../scenario/share/open-saved'),
    import('../scenario/share/saved-form'),
    import('../scenario/share/packing'),
    import('../scenario/share/inflate'),
  ]);
  const { decodeFile, encodeFile } = file;
  const { decodeLink, encodeLink, isLink } = link;
  return { decodeFile, encodeFile, decodeLink, encodeLink, isLink };
}
