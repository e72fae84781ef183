import { asDeviceKey, signProof } from '@hexaflate/contract/device-proof';
import react from '@vitejs/plugin-react';
import icons from 'unplugin-icons/vite';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import agent from './package.json' with { type: 'json' };
import { askHomeEarly } from './src/device/ask-home-early.ts';
import { readDeviceKey } from './src/device/read-device-key.ts';
import { renewAccess } from './src/device/renew-access.ts';
import { drawFirstFrame } from './src/first-frame/draw-first-frame.ts';
import { loadApp } from './src/first-frame/load-app.ts';

/** Where `npm run dev` finds the API; the production server serves the built app itself. */
const apiOrigin = process.env.HEXAFLATE_API ?? 'http://localhost:8080';

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(agent.version) },
  plugins: [
    react(),
    icons({ compiler: 'jsx', jsx: 'react' }),
    readyFirstFrame(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      workbox: {
        globPatterns: ['**/*.{js,css,html,woff2,svg}', 'icons/*.png'],
        // Parts of the PDF writer that receipts never call; the judge of faces, for those who show theirs.
        globIgnores: ['**/html2canvas-*.js', '**/purify.es-*.js', '**/index.es-*.js', '**/face-worker-*.js'],
        navigateFallback: '/index.html',
        // Everything that the server answers itself: never the app's shell.
        navigateFallbackDenylist: [
          /^\/(api|admin|sandbox|health|metrics|live|hapus-akun|delete-account)(\/|$)/,
        ],
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              // What every screen stands on, in one file that seldom changes: fewer requests, longer kept.
              name: 'base',
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|@emotion|stylis|@mui[\\/](system|utils|styled-engine|private-theming|material[\\/](styles|Button|ButtonBase|IconButton|CircularProgress)))[\\/]/,
              priority: 2,
            },
            {
              // What the entry needs besides, in one file too: over a slow network every small file waits for its turn.
              name: 'shell',
              test: /apps[\\/]agent[\\/]src[\\/]app[\\/]app\.tsx$/,
              includeDependenciesRecursively: true,
              priority: 1,
            },
          ],
        },
      },
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
      '/hapus-akun': apiOrigin,
      '/manifest.webmanifest': apiOrigin,
    },
  },
});

/**
 * Has the page ask for home before any script has come, and makes the first frame wait for nothing but the page itself: the style sheet stands in it (the content policy allows
 * inline styles, and it is a kilobyte), the one font file is named in its head, and the scripts, without which that
 * frame can be painted, stand behind both. The last known home is drawn in the page, and the app's script runs after it.
 */
function readyFirstFrame(): Plugin {
  return {
    name: 'ready-first-frame',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(page, { bundle = {} }) {
        const assets = Object.values(bundle).flatMap((file) => (file.type === 'asset' ? [file] : []));
        const sheet = assets.find(({ fileName }) => fileName.endsWith('.css'));
        const font = assets.find(({ fileName }) => fileName.endsWith('.woff2'));
        const [entry, address] = /<script type="module"[^>]* src="([^"]+)"[^>]*><\/script>/.exec(page) ?? [];
        if (!sheet || !font || !entry || !address)
          throw new Error('index.html lacks what it is made ready for');
        const attrs = {
          rel: 'preload',
          as: 'font',
          type: 'font/woff2',
          href: `/${font.fileName}`,
          crossorigin: true,
        };
        const start = `{const app=${JSON.stringify(address)};(${loadApp})(app,(${drawFirstFrame})(app))}`;
        const early = `(${askHomeEarly})({${Object.entries({
          readDeviceKey,
          asDeviceKey,
          signProof,
          renewAccess,
        })
          .map(([name, written]) => `${name}:${written}`)
          .join()}})`;
        const link = new RegExp(`<link rel="stylesheet"[^>]*${sheet.fileName}[^>]*>`);
        return {
          html: page
            .replace('</title>', (end) => `${end}<script>${early}</script>`)
            .replace(entry, `<link rel="modulepreload" crossorigin href="${address}">`)
            .replaceAll('<link rel="modulepreload"', '<link rel="modulepreload" fetchpriority="low"')
            .replace(link, () => `<style>${sheet.source}</style>`),
          tags: [
            { tag: 'link', injectTo: 'head-prepend' as const, attrs },
            { tag: 'script', injectTo: 'body' as const, children: start },
          ],
        };
      },
    },
  };
}
