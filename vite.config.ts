import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { trimMonaco } from './src/tools/monaco-trim.mjs';
import { offline } from './src/tools/offline.mjs';
import { CONTENT_SECURITY_POLICY } from './src/tools/policy.mjs';

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
    modulePreload: { polyfill: false },
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
          ],
        },
      },
    },
  },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
});
