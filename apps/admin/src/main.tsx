import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme/font.css';
import { App } from './app.tsx';
import { startWords } from './i18n/start.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
await startWords();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
