import { createHash } from 'node:crypto';
import type { Brand, Locale } from '@hexaflate/contract';
import { type Mode, schemeOf } from '@hexaflate/widgets/theme/scheme.ts';
import { html, raw } from 'hono/html';
import { DELETION_PAGE } from './address.ts';
import { deletionWords } from './words.ts';

export type Fragment = ReturnType<typeof html>;

export interface Page {
  /** The whole document. */
  document: Fragment;
  /** A content policy that allows this page's own style and nothing else to run or load. */
  policy: string;
}

function colours(seed: string, mode: Mode): string {
  const scheme = schemeOf(seed, mode);
  const { primary, onPrimary, ground, card, outline, fieldEdge, text, muted, container, onContainer } =
    scheme;
  const named = { primary, onPrimary, ground, card, outline, fieldEdge, text, muted, container, onContainer };
  const failed = {
    failed: scheme.failed.main,
    failedSoft: scheme.failed.soft,
    onFailedSoft: scheme.failed.onSoft,
  };
  const header = { head: scheme.header.to, headFrom: scheme.header.from, headInk: scheme.header.ink };
  return Object.entries({ ...named, ...failed, ...header })
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

function styleOf(seed: string): string {
  return `:root{color-scheme:light dark;${colours(seed, 'light')}}
@media (prefers-color-scheme:dark){:root{${colours(seed, 'dark')}}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.55 system-ui,sans-serif}
header{background:linear-gradient(160deg,var(--headFrom),var(--head));color:var(--headInk);padding:24px 20px 88px}
header>div,main{max-width:42rem;margin:0 auto}
header>div{display:flex;justify-content:space-between;align-items:center;gap:16px;min-height:48px}
header a{color:inherit;padding:12px 0}
.name{font-weight:750;font-size:1.2rem;overflow-wrap:anywhere}
main{padding:0 16px 56px;margin-top:-56px}
section{background:var(--card);border:1px solid var(--outline);border-radius:20px;padding:20px;margin-top:16px}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 8px}
h2{font-size:1.05rem;line-height:1.3;margin:0 0 8px}
p,ul{margin:0 0 12px}
ul{padding-left:1.25rem}
section>:last-child,form>:last-child{margin-bottom:0}
.quiet{color:var(--muted);font-size:.875rem}
label,legend{display:block;font-weight:650;font-size:.9rem;margin-bottom:6px;padding:0}
fieldset{border:0;padding:0;margin:0 0 16px}
fieldset label{display:inline-flex;align-items:center;gap:8px;min-height:48px;margin:0 20px 0 0;font-weight:550}
input[type=tel],input[type=text],textarea{width:100%;min-height:56px;padding:12px 14px;border:1px solid var(--fieldEdge);border-radius:16px;background:var(--card);color:var(--text);font:inherit;font-size:1.05rem}
textarea{min-height:88px;resize:vertical}
input[type=radio],input[type=checkbox]{width:22px;height:22px;flex:none;accent-color:var(--primary);margin:0}
:is(input,textarea,button,a):focus-visible{outline:3px solid var(--primary);outline-offset:2px}
.field{margin-bottom:16px}
.check{display:flex;gap:12px;align-items:flex-start;font-weight:550;line-height:1.45;padding:8px 0;margin-bottom:16px}
button{width:100%;min-height:52px;border:0;border-radius:16px;background:var(--primary);color:var(--onPrimary);font:inherit;font-weight:700;padding:12px 20px;cursor:pointer}
a{color:var(--primary)}
.problem{background:var(--failedSoft);color:var(--onFailedSoft);border-radius:14px;padding:12px 16px;font-weight:600}
.note{background:var(--container);color:var(--onContainer);border-radius:14px;padding:12px 16px}
.note a{color:inherit}
.links{padding:8px 4px 0}
.links a{display:inline-block;padding:12px 0}
.code{letter-spacing:.35em;font-variant-numeric:tabular-nums;font-weight:650}`;
}

interface Frame {
  locale: Locale;
  brand: Pick<Brand, 'name' | 'seed'>;
  title: string;
  body: Fragment;
}

/** A page in the brand's colours that needs no script and loads nothing. */
export function frame({ locale, brand, title, body }: Frame): Page {
  const words = deletionWords[locale];
  const style = styleOf(brand.seed);
  const other = locale === 'id' ? 'en' : 'id';
  return {
    document: html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="${brand.seed}">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<header><div><span class="name">${brand.name}</span><a href="${DELETION_PAGE}?lang=${other}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a></div></header>
<main>${body}<p class="links"><a href="/">${words.app}</a></p></main>
</body>
</html>`,
    policy: [
      "default-src 'none'",
      `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
      'img-src data:',
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}
