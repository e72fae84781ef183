import react from '@vitejs/plugin-react';
import Icons from 'unplugin-icons/vite';
import { defineConfig } from 'vite';

const api = `http://127.0.0.1:${process.env.PORT ?? 8080}`;

export default defineConfig({
  base: '/admin/',
  plugins: [react(), Icons({ compiler: 'jsx', jsx: 'react', scale: 1.25 })],
  build: {
    target: 'es2022',
    // Every module-capable browser that this target names preloads by itself.
    modulePreload: { polyfill: false },
    // No data: URIs, so that the Content-Security-Policy can stay at 'self'.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        // One file that a new version of the panel leaves cached; charts stay apart, for they are fetched last.
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|@emotion|@mui\/(material|system|utils|private-theming|styled-engine)|i18next|react-i18next|zod|@material)\//,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: api, ws: true }, '/brand': api } },
});
