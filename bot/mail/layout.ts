import { createHash } from 'node:crypto';
import type { Language } from '../../shared/text.ts';
import { Html, html } from './html.ts';

/** Contrast is at least 7:1 for text and 3:1 for borders, light and dark. Big targets, one column, nothing that moves. */
const style = `
:root{color-scheme:light dark;--back:#f5f5f5;--paper:#fff;--text:#1b1a19;--quiet:#484644;--line:#767472;--press:#3d3e78;--good:#0b4f1f;--bad:#8e1420;--tint:#eef0fb}
@media (prefers-color-scheme:dark){:root{--back:#141414;--paper:#1f1f1f;--text:#f5f5f5;--quiet:#c8c6c4;--line:#949290;--press:#b7bbff;--good:#8fdc9f;--bad:#ffb3b8;--tint:#2b2c40}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:1.0625rem/1.5 "Segoe UI",system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:38rem;margin:0 auto;padding:1.25rem 1rem 3rem;background:var(--paper);min-height:100vh}
@media (min-width:42rem){main{padding:2rem 2.5rem 3rem}}
.from{margin:0 0 1rem;color:var(--quiet);font-weight:600}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.1875rem;line-height:1.3;margin:1.5rem 0 .75rem}
p{margin:0 0 .75rem}
.quiet{color:var(--quiet);font-size:.9375rem}
.told{margin:0 0 1rem;padding:.75rem 1rem;border-left:.3rem solid var(--good);background:var(--tint)}
.told.bad{border-color:var(--bad)}
.told p:last-child{margin:0}
.words{white-space:pre-line}
form{margin:0 0 1rem;display:grid;gap:.75rem}
label{font-weight:600}
button{font:inherit;font-weight:600;min-height:3.25rem;padding:.5rem 1rem;color:var(--text);background:var(--tint);border:2px solid var(--press);border-radius:.4rem;cursor:pointer;text-align:center}
button:hover{background:var(--press);color:var(--paper)}
textarea{font:inherit;width:100%;min-height:5.5rem;padding:.5rem .75rem;color:var(--text);background:var(--paper);border:1px solid var(--line);border-radius:.4rem}
a{color:var(--press)}
:focus-visible{outline:3px solid var(--press);outline-offset:3px}
footer{margin-top:2rem;padding-top:1rem;border-top:1px solid var(--line)}
@media (forced-colors:active){button,.told{border-color:ButtonText}}
`;

/** For the page's own policy: this style and no other, no script, no picture, no frame. */
export const contentPolicy = {
  defaultSrc: ["'none'"],
  styleSrc: [`'sha256-${createHash('sha256').update(style).digest('base64')}'`],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

/** A whole page without script, pictures or anything from elsewhere. */
export function pageOf({ language, title, body }: { language: Language; title: string; body: Html }): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Veven</title>
<style>${new Html(style)}</style>
</head>
<body><main><p class="from">Veven</p>
${body}
</main></body>
</html>
`.text;
}
