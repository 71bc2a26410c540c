import type { Metadata } from "next";
import { readStaffPage } from "@/app/staff-page";
import { FindView } from "@/components/editing/find-view";
import { findRecords, MOST_FOUND } from "@/lib/editing/find";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { isRecordKind } from "@/lib/records/schema";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("editing.find.title") };
}

/** Records to change, of every kind. */
export default async function RecordsPage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "records");
  const asked = new Map(toParameters(await searchParams));
  const [q, wanted] = [asked.get("q") ?? "", asked.get("kind") ?? ""];
  const kind = isRecordKind(wanted) ? wanted : null;
  const found = await findRecords(actor, { q, kind });
  const most = found.length > MOST_FOUND ? MOST_FOUND : null;
  return <FindView t={t} locale={locale} q={q} kind={kind} found={found.slice(0, MOST_FOUND)} most={most} />;
}
