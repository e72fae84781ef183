import type { Locale } from '@hexaflate/contract';
import { html } from 'hono/html';
import { frame } from './frame.ts';
import type { ReceivedMessage } from './phones.ts';
import { sandboxWords } from './words.ts';

/** Fetches the page again every two seconds and puts in what is new. */
export const refreshScript = `setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => undefined);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('messages');
  const shown = document.getElementById('messages');
  if (fresh && shown && fresh.innerHTML !== shown.innerHTML) shown.replaceWith(document.adoptNode(fresh));
}, 2000);
`;

/** The messages that a number has received, newest first. */
export function phonePage(
  locale: Locale,
  phone: string,
  messages: readonly ReceivedMessage[],
  utcOffsetMinutes: number,
) {
  const words = sandboxWords[locale];
  const title = words.phoneTitle.replace('{phone}', phone);
  return frame(
    locale,
    title,
    html`<span class="chip">Sandbox</span>
<h1>${title}</h1>
<nav><a href="/sandbox">${words.back}</a> <a href="/">${words.app}</a></nav>
<section id="messages" aria-live="polite"><h2>${words.messages}</h2>
${messages.length === 0 ? html`<p>${words.none}</p>` : ''}
<ol>${messages.map(
      ({ text, at }) =>
        html`<li lang="id">${text}<time datetime="${at.toISOString()}">${localTime(at, utcOffsetMinutes)}</time></li>`,
    )}</ol></section>
<section><h2>${words.send}</h2><p>${words.sendHint}</p>
<form method="post"><label>${words.text}<input name="text" required maxlength="300" autocomplete="off"></label>
<label>${words.by}<select name="channel"><option value="whatsapp">WhatsApp</option><option value="sms">SMS</option></select></label>
<button>${words.sendButton}</button></form></section>`,
    '/sandbox/refresh.js',
  );
}

function localTime(at: Date, utcOffsetMinutes: number): string {
  return new Date(at.getTime() + utcOffsetMinutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}
