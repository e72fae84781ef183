import react from '@vitejs/plugin-react';
import icons from 'unplugin-icons/vite';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { version } from './package.json';

/** Where `npm run dev` finds the API; the production server serves the built app itself. */
const apiOrigin = process.env.HEXAFLATE_API ?? 'http://localhost:8080';

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    react(),
    icons({ compiler: 'jsx', jsx: 'react' }),
    preloadFont(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      workbox: {
        globPatterns: ['**/*.{js,css,html,woff2,svg}', 'icons/*.png'],
        navigateFallback: '/index.html',
        // Everything that the server answers itself: never the app's shell.
        navigateFallbackDenylist: [/^\/(api|admin|sandbox|health|metrics|live)(\/|$)/],
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
  build: {
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    rolldownOptions: {
      treeshake: {
        // These packages do nothing when imported, but do not say so: without this they come whole.
        moduleSideEffects: [
          { test: /material-color-utilities|[\\/]contract[\\/]src[\\/]/, sideEffects: false },
        ],
        // A schema that nobody reads is no reason to load zod: the server validates, the app has the types.
        manualPureFunctions: ['z'],
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: apiOrigin, ws: true },
      '/sandbox': apiOrigin,
      '/manifest.webmanifest': apiOrigin,
    },
  },
});

/** Names the one font file in the page's head, so that text is drawn in its face from the first frame. */
function preloadFont(): Plugin {
  return {
    name: 'preload-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((name) => name.endsWith('.woff2'));
        if (!font) return [];
        return [
          {
            tag: 'link',
            injectTo: 'head',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font}`, crossorigin: true },
          },
        ];
      },
    },
  };
}
