/** Draws a picture out of sight and hands it to the browser as a file. */
import { facesForFile } from '../../charts/export/faces';
import type { Caption } from '../../charts/export/plate';
import { pngFile, withTexts } from '../../charts/export/png-file';
import { svgFile } from '../../charts/export/svg-file';
import { themeScope, type ExportTheme } from '../../charts/export/theme-scope';
import type { Measure } from '../../charts/measure';
import { download } from '../files/download';
import type { ExportPicture } from './pictures';

export type PictureFormat = 'svg' | 'png' | 'png2';

export type PictureOrder = {
  readonly picture: ExportPicture;
  readonly caption: Caption;
  readonly format: PictureFormat;
  readonly theme: ExportTheme;
  readonly measure: Measure;
  /** Without its ending. */
  readonly name: string;
};

export async function savePicture({ picture, caption, format, theme, measure, name }: PictureOrder): Promise<void> {
  const faces = await facesForFile();
  const scope = themeScope(theme);
  try {
    const file = svgFile(scope.element, caption, picture.draw(scope.element), faces, measure);
    if (format === 'svg') {
      download(`${name}.svg`, file.text, 'image/svg+xml');
      return;
    }
    const scale = format === 'png2' ? 2 : 1;
    const texts = { Title: `${caption.title}: ${caption.picture}`, Description: caption.profile, Source: caption.link };
    const png = withTexts(await pngFile(file, scale), { ...texts, Software: 'Carveout' });
    download(`${name}${scale === 2 ? '@2x' : ''}.png`, png, 'image/png');
  } finally {
    scope.end();
  }
}
