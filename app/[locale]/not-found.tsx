import { locale as rootLocale } from "next/root-params";
import { MissingPage } from "@/components/layout/missing-page";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

/** For a record that went away between the proxy's look and the page's: rare, and then needs a script. */
export default async function NotFound() {
  const locale = readLocale(await rootLocale());
  return <MissingPage locale={locale} t={translator(locale)} />;
}
