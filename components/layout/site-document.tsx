import urduFont from "@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2";
import latinFont from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
import type { ReactNode } from "react";
import { StaleNotice } from "@/components/notices/stale-notice";
import { DIRECTIONS, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { LatestRevision } from "@/lib/revisions/clock";
import { sayProblem, toAttributes } from "./problem-words";
import { SiteFooter } from "./site-footer";
import { SiteHeader } from "./site-header";

/** The one font a page cannot do without; the others load when their script is on the page. */
export const FIRST_FONTS = { en: latinFont, ur: urduFont } as const satisfies Record<Locale, string>;

type Props = { locale: Locale; address: string; latest: LatestRevision | null; children: ReactNode };

/** The whole document round a page: language, direction, header, footer. `address`: path and query as the browser sees them. */
export function SiteDocument({ locale, address, latest, children }: Props) {
  const t = translator(locale);
  return (
    <html lang={locale} dir={DIRECTIONS[locale]}>
      <body className="flex min-h-dvh flex-col" {...toAttributes(sayProblem(t))}>
        <link rel="preload" href={FIRST_FONTS[locale]} as="font" type="font/woff2" crossOrigin="anonymous" />
        <SiteHeader locale={locale} t={t} address={address} />
        <StaleNotice t={t} locale={locale} latest={latest} />
        <main id="content" className="flex flex-1 flex-col">
          {children}
        </main>
        <SiteFooter locale={locale} t={t} latest={latest} address={address} />
      </body>
    </html>
  );
}
