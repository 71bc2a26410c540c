import "../globals.css";
// Else its script is a file of its own, which every page has to wait for before it can be pressed.
import "./error";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SiteDocument } from "@/components/layout/site-document";
import { socialCard } from "@/lib/cards/social";
import { env } from "@/lib/env";
import { isLocale, otherLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { otherLocalePath } from "@/lib/paths";
import { readLatestRevision } from "@/lib/revisions/latest";

export const dynamic = "force-dynamic";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf6" },
    { media: "(prefers-color-scheme: dark)", color: "#171a16" },
  ],
};

/** Path and query as the browser sees them, told by the proxy. */
async function readAddress(): Promise<string> {
  return (await headers()).get("x-address") ?? "/";
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = translator(locale);
  const pathname = (await readAddress()).split("?")[0] ?? "/";
  return {
    metadataBase: new URL(env.PUBLIC_URL),
    title: { default: t("site.name"), template: `%s · ${t("site.name")}` },
    description: t("site.description"),
    alternates: { languages: { [locale]: pathname, [otherLocale(locale)]: otherLocalePath(pathname) } },
    ...socialCard(locale, []),
    icons: { icon: "/icon.svg" },
    formatDetection: { telephone: false },
  };
}

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params;
  // Addresses that the proxy leaves alone (/api/...) must not become pages.
  if (!isLocale(locale)) notFound();
  return (
    <SiteDocument locale={locale} address={await readAddress()} latest={await readLatestRevision()}>
      {children}
    </SiteDocument>
  );
}
