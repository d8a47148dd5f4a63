import { expect, it } from 'vitest';
import { firstPictureFiles } from './weight';

it('the first picture needs static imports and workers, and not the editor', () => {
  const manifest = {
    'index.html': {
      file: 'index.js',
      isEntry: true,
      imports: ['_react.js'],
      css: ['index.css'],
      assets: ['worker.js', 'face.woff2'],
    },
    '_react.js': { file: 'react.js', imports: ['_runtime.js'] },
    '_runtime.js': { file: 'runtime.js' },
    'src/editor.ts': { file: 'editor.js', imports: ['index.html'], css: ['editor.css'], assets: ['editor.worker.js'] },
  };
  expect(firstPictureFiles(manifest).toSorted()).toEqual([
    'index.css',
    'index.html',
    'index.js',
    'react.js',
    'runtime.js',
    'worker.js',
  ]);
});
