import type { Locale } from '@hexaflate/contract';
import { html } from 'hono/html';
import { DELETION_PAGE } from './address.ts';
import type { Fragment } from './frame.ts';
import { deletionWords } from './words.ts';

/** The operator's texts, filled in. */
export interface Explained {
  intro: string;
  erased: string;
  kept: string;
  when: string;
}

interface StartStep {
  locale: Locale;
  title: string;
  explained: Explained;
  /** What was typed before, when something was wrong with it. */
  phone: string;
  problem: string | null;
}

/** First step: what it means, and the number. */
export function startStep({ locale, title, explained, phone, problem }: StartStep): Fragment {
  const words = deletionWords[locale];
  return html`<section><h1>${title}</h1>${prose(explained.intro)}</section>
<section><h2>${words.erased}</h2>${prose(explained.erased)}</section>
<section><h2>${words.kept}</h2>${prose(explained.kept)}</section>
<section><h2>${words.when}</h2>${prose(explained.when)}</section>
<section><h2>${words.start}</h2>${problemBox(problem)}
<form method="post" action="${DELETION_PAGE}">
<input type="hidden" name="step" value="code"><input type="hidden" name="lang" value="${locale}">
<div class="field"><label for="phone">${words.phone}</label>
<input id="phone" name="phone" type="tel" autocomplete="tel" inputmode="tel" maxlength="24" required aria-describedby="phone-hint" value="${phone}">
<p class="quiet" id="phone-hint">${words.phoneHint}</p></div>
<fieldset><legend>${words.by}</legend>
<label><input type="radio" name="channel" value="sms" checked> ${words.sms}</label>
<label><input type="radio" name="channel" value="whatsapp"> ${words.whatsapp}</label></fieldset>
<button type="submit">${words.send}</button>
</form></section>`;
}

interface CodeStep {
  locale: Locale;
  challengeId: string;
  phone: string;
  days: number;
  reason: string;
  problem: string | null;
  sandbox: boolean;
}

/** Second step: the code, and the word that the consequences are understood. */
export function codeStep(step: CodeStep): Fragment {
  const words = deletionWords[step.locale];
  return html`<section><h1>${words.codeTitle}</h1><p>${words.codeLead.replace('{phone}', step.phone)}</p>
${step.sandbox ? html`<p class="note">${sandboxNote(step)}</p>` : ''}${problemBox(step.problem)}
<form method="post" action="${DELETION_PAGE}">
<input type="hidden" name="step" value="delete"><input type="hidden" name="lang" value="${step.locale}">
<input type="hidden" name="challenge" value="${step.challengeId}"><input type="hidden" name="phone" value="${step.phone}">
<div class="field"><label for="code">${words.code}</label>
<input id="code" class="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required></div>
<div class="field"><label for="reason">${words.reason}</label><textarea id="reason" name="reason" maxlength="300">${step.reason}</textarea></div>
<label class="check"><input type="checkbox" name="understood" value="yes" required> <span>${words.understood.replace('{days}', String(step.days))}</span></label>
<button type="submit">${words.delete}</button>
</form>
<p class="links"><a href="${DELETION_PAGE}?lang=${step.locale}">${words.again}</a></p></section>`;
}

/** The end: when it comes about, and the way back. */
export function doneStep(locale: Locale, date: string | null): Fragment {
  const words = deletionWords[locale];
  return html`<section role="status"><h1>${words.doneTitle}</h1>
${date === null ? html`<p>${words.doneGone}</p>` : html`<p><strong>${words.doneText.replace('{date}', date)}</strong></p><p>${words.doneBack}</p>`}</section>`;
}

function sandboxNote({ locale, phone }: CodeStep): Fragment {
  const [before = '', after = ''] = deletionWords[locale].sandbox.split('{link}');
  const path = `/sandbox/phone/${phone}`;
  return html`${before}<a href="${path}">${path}</a>${after}`;
}

function problemBox(problem: string | null): Fragment | string {
  return problem === null ? '' : html`<p class="problem" role="alert">${problem}</p>`;
}

/** Paragraphs; lines that begin with "- " are a list. */
function prose(text: string): Fragment[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const blocks: { list: boolean; lines: string[] }[] = [];
  for (const line of lines) {
    const list = line.startsWith('- ');
    const last = blocks.at(-1);
    if (list && last?.list) last.lines.push(line.slice(2));
    else blocks.push({ list, lines: [list ? line.slice(2) : line] });
  }
  return blocks.map((block) =>
    block.list
      ? html`<ul>${block.lines.map((line) => html`<li>${line}</li>`)}</ul>`
      : html`<p>${block.lines[0] ?? ''}</p>`,
  );
}
