import urduFont from "@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2";
import latinFont from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
import type { ReactNode } from "react";
import { DIRECTIONS, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { ProblemWords } from "./problem-words";
import { type RegistryState, SiteFooter } from "./site-footer";
import { SiteHeader } from "./site-header";

/** The one font a page cannot do without; the others load when their script is on the page. */
const FIRST_FONTS = { en: latinFont, ur: urduFont } as const satisfies Record<Locale, string>;

type Props = { locale: Locale; address: string; state: RegistryState | null; children: ReactNode };

/** The whole document round a page: language, direction, header, footer. `address`: path and query as the browser sees them. */
export function SiteDocument({ locale, address, state, children }: Props) {
  const t = translator(locale);
  const words = {
    title: t("problem.errorTitle"),
    text: t("problem.errorText"),
    code: t("problem.errorCode"),
    retry: t("problem.retry"),
  };
  return (
    <html lang={locale} dir={DIRECTIONS[locale]}>
      <body className="flex min-h-dvh flex-col">
        <link rel="preload" href={FIRST_FONTS[locale]} as="font" type="font/woff2" crossOrigin="anonymous" />
        <SiteHeader locale={locale} t={t} address={address} />
        <ProblemWords words={words}>
          <main id="content" className="flex flex-1 flex-col">
            {children}
          </main>
        </ProblemWords>
        <SiteFooter locale={locale} t={t} state={state} />
      </body>
    </html>
  );
}
