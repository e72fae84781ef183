import type { Locale } from '@hexaflate/contract';
import { html, raw } from 'hono/html';

const style = `
:root { color-scheme: light dark; --ground: #f4f7f6; --card: #fff; --line: #dbe4e2; --text: #10201e; --quiet: #51625f; --brand: #0b6b63; --tint: #e3f3f0; }
@media (prefers-color-scheme: dark) { :root { --ground: #0c1312; --card: #151f1d; --line: #2a3b38; --text: #e7f1ef; --quiet: #a3b4b1; --brand: #5fd3c4; --tint: #16302c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 8px 0 8px; }
h2 { font-size: 1.1rem; margin: 0 0 4px; }
p { margin: 0 0 12px; color: var(--quiet); }
.scroll + p { margin-top: 12px; }
section > :last-child { margin-bottom: 0; }
a { color: var(--brand); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 20px; padding: 20px; margin-top: 16px; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; font-size: .85rem; color: var(--quiet); }
th, td { padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
code { font: 600 .95em ui-monospace, monospace; white-space: nowrap; }
.chip { display: inline-block; background: var(--tint); color: var(--brand); border-radius: 999px; padding: 2px 12px; font-size: .85rem; font-weight: 600; }
ol { list-style: none; margin: 0; padding: 0; }
li { background: var(--tint); border-radius: 4px 16px 16px 16px; padding: 12px 16px; margin-top: 12px; overflow-wrap: anywhere; white-space: pre-wrap; }
time { display: block; font-size: .8rem; color: var(--quiet); margin-top: 4px; }
form { display: grid; gap: 12px; }
label { display: grid; gap: 4px; font-size: .85rem; font-weight: 600; color: var(--quiet); }
input, select, button { min-height: 48px; padding: 8px 12px; border-radius: 12px; border: 1px solid var(--line); background: var(--ground); color: var(--text); font: inherit; }
button { background: var(--brand); border-color: var(--brand); color: var(--card); font-weight: 700; }
nav { display: flex; gap: 16px; flex-wrap: wrap; }`;

type Fragment = ReturnType<typeof html>;

/** A page of the sandbox: plain HTML that needs no script and no file. */
export function frame(locale: Locale, title: string, body: Fragment, script?: string): Fragment {
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${raw(style)}</style>
${script ? html`<script src="${script}" defer></script>` : ''}
</head>
<body><main>${body}</main></body>
</html>`;
}
