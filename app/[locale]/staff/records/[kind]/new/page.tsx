import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { autosaveRecord, confirmRecord, saveRecord } from "@/app/[locale]/staff/records/actions";
import { readStaffPage } from "@/app/staff-page";
import { EditorView } from "@/components/editing/editor-view";
import { readSuggestions } from "@/lib/editing/choices";
import { beginRecord } from "@/lib/editing/editable";
import { isKeyDrawn } from "@/lib/editing/new-keys";
import { env } from "@/lib/env";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readMapGround } from "@/lib/map/ground";
import { publishesSomewhere } from "@/lib/people/rights";
import { isRecordKind } from "@/lib/records/schema";

type Props = { params: Promise<{ locale: string; kind: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, kind } = await params;
  const t = translator(readLocale(locale));
  return isRecordKind(kind) ? { title: t("editing.newTitle", { kind: t(`recordKind.${kind}`) }) } : {};
}

/** The empty form of a kind of record. */
export default async function NewRecordPage({ params }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "records");
  const { kind } = await params;
  if (!isRecordKind(kind)) notFound();
  return (
    <EditorView
      t={t}
      locale={locale}
      editable={beginRecord(kind, publishesSomewhere(actor))}
      namesKey={!isKeyDrawn(kind)}
      suggestions={await readSuggestions()}
      similar={[]}
      steps={[]}
      ground={readMapGround(env)}
      actions={{ save: saveRecord, autosave: autosaveRecord, confirm: confirmRecord }}
    />
  );
}
