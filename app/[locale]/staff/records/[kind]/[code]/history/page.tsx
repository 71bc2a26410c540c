import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { retractRecord, revertRecord } from "@/app/[locale]/staff/records/actions";
import { readStaffPage } from "@/app/staff-page";
import { StaffHistoryView } from "@/components/editing/staff-history";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readStaffHistory } from "@/lib/proposals/versions";
import { isRecordKind } from "@/lib/records/schema";

type Props = { params: Promise<{ locale: string; kind: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  return { title: translator(readLocale(locale))("history.staffTitle", { name: code }) };
}

/** Every version of a record, with the way back to each. */
export default async function RecordHistoryPage({ params }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "records");
  const { kind, code } = await params;
  const history = isRecordKind(kind) ? await readStaffHistory(actor, kind, code) : null;
  if (!history) notFound();
  return (
    <StaffHistoryView
      t={t}
      locale={locale}
      history={history}
      actions={{ revert: revertRecord, retract: retractRecord }}
    />
  );
}
