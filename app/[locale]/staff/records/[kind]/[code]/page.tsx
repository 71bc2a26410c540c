import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { autosaveRecord, confirmRecord, saveRecord } from "@/app/[locale]/staff/records/actions";
import { readStaffPage } from "@/app/staff-page";
import { EditorView } from "@/components/editing/editor-view";
import { listSteps } from "@/lib/duplicates/steps";
import { readSuggestions } from "@/lib/editing/choices";
import { isKeyDrawn } from "@/lib/editing/new-keys";
import { readEditable } from "@/lib/editing/read";
import { findSimilarToDraft } from "@/lib/editing/similar-first";
import { env } from "@/lib/env";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readMapGround } from "@/lib/map/ground";
import { isRecordKind } from "@/lib/records/schema";

type Asked = { draft?: string; from?: string; version?: string };
type Props = { params: Promise<{ locale: string; kind: string; code: string }>; searchParams: Promise<Asked> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  return { title: translator(readLocale(locale))("editing.editTitle", { name: code }) };
}

/** The form of one record: as it stands, as a draft has it, or as an earlier version said. */
export default async function EditRecordPage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "records");
  const { kind, code } = await params;
  const editable = isRecordKind(kind) ? await readEditable(actor, kind, code, await searchParams) : null;
  if (!editable) notFound();
  const { version, document } = editable;
  const [suggestions, similar] = await Promise.all([
    readSuggestions(),
    findSimilarToDraft(editable.kind, code, version, document),
  ]);
  return (
    <EditorView
      t={t}
      locale={locale}
      editable={editable}
      namesKey={!isKeyDrawn(editable.kind)}
      suggestions={suggestions}
      similar={similar}
      steps={kind === "facility" ? await listSteps(actor, code) : []}
      ground={readMapGround(env)}
      actions={{ save: saveRecord, autosave: autosaveRecord, confirm: confirmRecord }}
    />
  );
}
