import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages of local mode, built to `dist/local` and served by `local/teams/pages.ts`. */
// biome-ignore lint/style/noDefaultExport: Vite reads it
export default defineConfig({
  root: here('.'),
  base: '/local/page/',
  plugins: [react()],
  build: {
    outDir: here('../../dist/local'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: {
        start: here('start.html'),
        teams: here('teams.html'),
        outbox: here('outbox.html'),
        calendar: here('calendar.html'),
        host: here('host.html'),
      },
    },
  },
});
