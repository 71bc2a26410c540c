"use client";

import { useState } from "react";
import { ProblemView } from "@/components/layout/problem-view";
import { readProblemWords, toAttributes } from "@/components/layout/problem-words";
import { DIRECTIONS } from "@/lib/i18n/locales";
import { splitLocale } from "@/lib/paths";

/** The last resort, when even the layout fails in the browser: it takes the words along that the old page carried. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const [words] = useState(readProblemWords);
  const [{ locale }] = useState(() => splitLocale(window.location.pathname));
  return (
    <html lang={locale} dir={DIRECTIONS[locale]}>
      <body {...toAttributes(words)}>
        <title>{words.title}</title>
        <ProblemView error={error} retry={retry} />
      </body>
    </html>
  );
}
