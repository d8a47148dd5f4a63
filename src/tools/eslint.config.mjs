/** Lint rules. Formatting is prettier's, import layers are src/layers.test.ts's. */
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['src/golden', 'dist', 'reports', 'coverage', 'node_modules'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strictTypeChecked,
  { files: ['src/ui/**', 'src/main.tsx'], extends: [hooks.configs.flat.recommended] },
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    rules: {
      eqeqeq: ['error', 'always'],
      // A test says what it skips. That the page warns of nothing is seen in a browser.
      'no-console': ['error', { allow: ['warn'] }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // An interface asks for a promise, whether or not there is something to wait for.
      '@typescript-eslint/require-await': 'off',
      // Readers of JSON name the type once, where it comes in.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Typed arrays and checked loops: noUncheckedIndexedAccess asks for a mark where the index is known to be good.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Returning what a call returns, nothing or not, reads well.
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    // tsc checks these by their JSDoc types; the linter does not see a JSDoc cast and takes its value for `any`.
    files: ['**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // What vitest's matchers return is `any`.
    files: ['**/*.test.{ts,tsx}'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-argument': 'off' },
  },
  { files: ['src/tools/**', 'src/cli/**', 'src/bench/**', 'src/fuzz/**', 'e2e/**'], rules: { 'no-console': 'off' } },
);
