import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { transport } from './api/client.ts';
import { offlineCache, whenSessionIsOver } from './api/query.ts';
import { App } from './app/app.tsx';
import { sessionState } from './session/session.ts';
import { endSessionHere } from './session/sign-out.ts';
import { startSignedIn } from './start/start-signed-in.ts';
import './theme/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

whenSessionIsOver((reason) => void endSessionHere(reason));
// Phones end a hidden page without another word, often before `pagehide` could finish anything.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void offlineCache.flush();
});
addEventListener('pagehide', () => void offlineCache.flush());

await transport.load();
// What was known last stands on the screen in the first frame; a slow disk may not hold the app back.
if (sessionState() === 'in') {
  // Its failure is the screen's to show, whose queries wait for the same answer.
  startSignedIn().catch(() => {});
  // Where the first frame stands already, nothing may take its place before the same is known again.
  const patienceMs = root.querySelector('main') ? 3_000 : 300;
  await Promise.race([offlineCache.restore(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
}

const app = createRoot(root);
// Drawn in slices: a slow phone stays responsive, and its first paint is not held up by one long task.
startTransition(() => app.render(<App />));
