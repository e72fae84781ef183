import type { Locale } from '@hexaflate/contract';
import { forcedOutcomes } from '@hexaflate/otomax/sandbox';
import { html } from 'hono/html';
import type { DemoLogin } from './demo-logins.ts';
import { frame } from './frame.ts';
import { sandboxWords } from './words.ts';

/**
 * What this sandbox is, who may sign in, and which destinations force which outcome. `staging`: the database on SQL
 * Server that it lives in; undefined for the embedded one.
 */
export function aboutPage(locale: Locale, logins: readonly DemoLogin[], staging: string | undefined) {
  const words = sandboxWords[locale];
  return frame(
    locale,
    words.title,
    html`<span class="chip">Sandbox</span>
<h1>${words.title}</h1>
<p>${staging === undefined ? words.intro : words.introStaging.replace('{database}', staging)}</p>
<nav><a href="/">${words.app}</a> <a href="/admin/">${words.panel}</a></nav>
<section><h2>${words.logins}</h2>
<div class="scroll" role="region" tabindex="0" aria-label="${words.logins}"><table><thead><tr><th>${words.agent}</th><th>${words.phone}</th><th>${words.pin}</th><th>${words.messages}</th></tr></thead>
<tbody>${logins.map(
      (login) =>
        html`<tr><td>${login.name}</td><td><code>${login.phone}</code></td><td><code>${login.pin}</code></td><td><a href="/sandbox/phone/${login.phone}">${words.open}</a></td></tr>`,
    )}</tbody></table></div>
<p>${words.anyPhone}: <code>/sandbox/phone/08…</code></p>
<p>${words.panelHint}</p></section>
<section><h2>${words.destinations}</h2><p>${words.destinationsHint}</p>
<div class="scroll" role="region" tabindex="0" aria-label="${words.destinations}"><table><thead><tr><th>${words.ending}</th><th>${words.example}</th><th>${words.outcome}</th></tr></thead>
<tbody>${forcedOutcomes.map(
      (outcome) =>
        html`<tr><td><code>${outcome.suffix}</code></td><td><code>08123456${outcome.suffix}</code></td><td>${outcome.description[locale]}</td></tr>`,
    )}</tbody></table></div>
<p>${words.otherwise}</p></section>`,
  );
}
