import type { ReactNode } from "react";
import { sayProblem, toAttributes } from "@/components/layout/problem-words";
import { FIRST_FONTS } from "@/components/layout/site-document";
import { DIRECTIONS, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

/**
 * The document of what stands in a frame of another site: nothing of ours round it. Links open beside the page that
 * they stand in, never inside its frame.
 */
export function EmbedDocument({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = translator(locale);
  return (
    <html lang={locale} dir={DIRECTIONS[locale]}>
      {/* biome-ignore lint/style/noHeadElement: a root layout, where next/head does nothing and Next merges this one. */}
      <head>
        <base target="_blank" />
      </head>
      <body {...toAttributes(sayProblem(t))}>
        <link rel="preload" href={FIRST_FONTS[locale]} as="font" type="font/woff2" crossOrigin="anonymous" />
        {/* Named, for the page round the frame has a main part of its own. */}
        <main id="content" aria-label={t("site.name")} className="flex min-h-dvh flex-col">
          {children}
        </main>
      </body>
    </html>
  );
}
