import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { trimMonaco } from './src/tools/monaco-trim.mjs';
import { offline } from './src/tools/offline.mjs';
import { CONTENT_SECURITY_POLICY } from './src/tools/policy.mjs';

/** Modules of the first picture that later parts import too. */
const SHARED_PARTS = new RegExp(
  [
    'src/ui/(stores|selection|widgets/CopyButton|widgets/lazy-part)\\.tsx?',
    'src/lib/(format|assert-never|units)\\.ts',
    'src/state/view-store\\.ts',
    'src/charts/(kind|measure|memory-map/address-window)\\.ts',
    'src/scenario/(failed-steps|run)\\.ts',
    'preload-helper',
  ]
    .join('|')
    .replaceAll('/', '[\\\\/]'),
);

/** Drawn right after the first picture: fetched with all that they import. */
const SOON = /(PageMapPane|SpaceTimePane|create-editor)/;

/** Puts the policy first into the head of the built page. The dev server needs inline scripts and goes without. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'carveout:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy(), trimMonaco(), offline()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // Whatever reads es2023 preloads modules by itself.
    // The names of what a part imports stand in the entry: for parts that a click asks for, style sheets are enough.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (part, files, { hostType }) =>
        hostType === 'html' || SOON.test(part) ? files : files.filter((file) => file.endsWith('.css')),
    },
    manifest: true,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        // No group for Monaco: it would be preloaded by index.html, and its style sheet would block the first picture.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|zustand)[\\/]/, priority: 10 },
            // What the first picture needs of D3; gestures come after it, in a chunk of their own.
            { name: 'd3', test: /node_modules[\\/]d3-selection[\\/]/, priority: 5 },
            // Small parts that the first picture shares with later ones: together they compress better than alone.
            { name: 'page', test: SHARED_PARTS, priority: 3 },
          ],
        },
      },
    },
  },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
});
