import "./globals.css";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { MissingPage } from "@/components/layout/missing-page";
import { SiteDocument } from "@/components/layout/site-document";
import { translator } from "@/lib/i18n/translate";
import { splitLocale } from "@/lib/paths";
import { readLatestRevision } from "@/lib/revisions/latest";

async function readAddress(): Promise<string> {
  return (await headers()).get("x-address") ?? "/";
}

export async function generateMetadata(): Promise<Metadata> {
  const t = translator(splitLocale(await readAddress()).locale);
  return { title: `${t("problem.missingTitle")} · ${t("site.name")}`, icons: { icon: "/icon.svg" } };
}

/** Every address that is no page of ours, in the language of the address, with a real 404 and without a script. */
export default async function GlobalNotFound() {
  const address = await readAddress();
  const { locale } = splitLocale(address.split("?")[0] ?? "/");
  return (
    <SiteDocument locale={locale} address={address} latest={await readLatestRevision()}>
      <MissingPage locale={locale} t={translator(locale)} />
    </SiteDocument>
  );
}
