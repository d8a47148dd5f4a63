import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../scenario/presets/presets';
import { simulate } from '../../scenario/simulate';
import { thumbnailOf } from './thumbnail';
import { THUMBNAIL_WIDTH } from './thumbnail-form';

const thumbnails = PRESETS.map((one) => [one.id, thumbnailOf(one.scenario, simulate(one.scenario))] as const);

describe('thumbnails', () => {
  it('are those that the engine and the layouts make of the presets today', async () => {
    const options = { ...(await resolveConfig(import.meta.filename)), parser: 'json' };
    const text = await format(JSON.stringify(Object.fromEntries(thumbnails)), options);
    await expect(text).toMatchFileSnapshot('thumbnails.json');
  });

  it('stay within their picture', () => {
    for (const [, { marks, map }] of thumbnails) {
      for (const [x, width] of marks) expect(x + width).toBeLessThanOrEqual(THUMBNAIL_WIDTH + 1);
      expect(map?.width ?? 0).toBeLessThanOrEqual(THUMBNAIL_WIDTH);
    }
  });
});
