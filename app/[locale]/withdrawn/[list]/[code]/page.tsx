import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HistoryList } from "@/components/record/history-list";
import { PageHeading } from "@/components/record/page-heading";
import { RecordText } from "@/components/record/record-text";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readHistory } from "@/lib/records/history";
import { kindOfList } from "@/lib/records/page-standing";

type Props = { params: Promise<{ locale: string; list: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  return { title: `${code} · ${translator(readLocale(locale))("withdrawn.title")}`, robots: { index: false } };
}

/** A record that the registry has taken back. The proxy sends its address here, with status 410. */
export default async function WithdrawnPage({ params }: Props) {
  const { locale: asked, list, code } = await params;
  const locale = readLocale(asked);
  const t = translator(locale);
  const kind = kindOfList(list);
  const history = kind ? await readHistory(kind, decodeURIComponent(code)) : null;
  if (!kind || !history || history.entries.length === 0) notFound();
  const name = history.entries.find((entry) => entry.name)?.name;
  return (
    <div className="page-width pb-12">
      <PageHeading title={t("withdrawn.title")}>
        <p>{t("withdrawn.text")}</p>
      </PageHeading>
      <p className="text-lg">
        {name && <RecordText locale={locale} text={name} />}{" "}
        <code dir="ltr" className="text-soft">
          {code}
        </code>
      </p>
      <h2 className="mt-8 mb-2 text-lg">{t("history.title")}</h2>
      <HistoryList t={t} locale={locale} kind={kind} history={history} />
    </div>
  );
}
