import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fluentImports } from './tab/build/fluent-imports.ts';
import { homeChunk } from './tab/build/home-chunk.ts';

/** The tab: built to dist/tab and served by the server under /tab/. */
export default defineConfig({
  root: 'tab',
  base: '/tab/',
  plugins: [react(), fluentImports()],
  build: {
    outDir: '../dist/tab',
    emptyOutDir: true,
    manifest: true,
    // What Teams' clients run: its desktop app and the browsers it supports.
    target: 'es2022',
    // Of shared/day.ts the tab uses the days, not the schemas: without this they would bring zod into the first load (+ 40 KB gz).
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['z'] },
      output: { codeSplitting: { groups: [{ name: homeChunk() }] } },
    },
  },
});
