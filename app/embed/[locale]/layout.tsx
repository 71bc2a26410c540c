import "../../globals.css";
// As in the layout of all other pages.
import "./error";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { EmbedDocument } from "@/components/embed/embed-document";
import { env } from "@/lib/env";
import { isLocale } from "@/lib/i18n/locales";

export const dynamic = "force-dynamic";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const generateMetadata = (): Metadata => ({
  metadataBase: new URL(env.PUBLIC_URL),
  // The page that it is taken from is the one to be found.
  robots: { index: false },
  icons: { icon: "/icon.svg" },
  formatDetection: { telephone: false },
});

export default async function EmbedLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return <EmbedDocument locale={locale}>{children}</EmbedDocument>;
}
