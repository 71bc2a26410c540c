import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readStaffPage } from "@/app/staff-page";
import { ImportView } from "@/components/imports/import-view";
import { Preview } from "@/components/imports/preview";
import { Breadcrumbs } from "@/components/record/breadcrumbs";
import { PageHeading } from "@/components/record/page-heading";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { resumeImports } from "@/lib/imports/job";
import { findImport, parseImportId, readImportRows } from "@/lib/imports/queries";
import { ROW_OUTCOMES } from "@/lib/imports/schema";
import type { RowFilter } from "@/lib/imports/shown";
import { staffImportsPath } from "@/lib/paths";
import { decideRow, mapImport, stepImport, undoImport } from "../actions";

type Asked = { outcome?: string; twins?: string; after?: string };
type Props = { params: Promise<{ locale: string; id: string }>; searchParams: Promise<Asked> };

const PAGE = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("imports.one") };
}

/** One import: its columns, its preview, and what becomes of it. */
export default async function ImportPage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "imports");
  const id = parseImportId((await params).id);
  await resumeImports();
  const found = id === null ? null : await findImport(actor, id);
  if (!found) notFound();
  const asked = await searchParams;
  const outcome = ROW_OUTCOMES.find((name) => name === asked.outcome);
  const filter: RowFilter = { outcome, twins: asked.twins === "1" };
  const after = /^\d{1,7}$/.test(asked.after ?? "") ? Number(asked.after) : 0;
  const isCompared = !["mapping", "comparing", "refused"].includes(found.standing);
  const rows = isCompared ? await readImportRows(found.id, filter, after, PAGE + 1) : [];
  const shown = rows.slice(0, PAGE);
  const next = rows.length > PAGE ? (shown.at(-1)?.position ?? null) : null;
  const actions = { map: mapImport, step: stepImport, undo: undoImport, decide: decideRow };
  return (
    <div className="page-width pb-16">
      <Breadcrumbs t={t} crumbs={[{ name: t("imports.title"), href: staffImportsPath(locale) }]} />
      <PageHeading title={<bdi>{found.fileName}</bdi>} />
      <ImportView locale={locale} t={t} found={found} actions={actions}>
        {isCompared && (
          <Preview
            locale={locale}
            t={t}
            found={found}
            rows={shown}
            filter={filter}
            after={after}
            next={next}
            decide={decideRow}
          />
        )}
      </ImportView>
    </div>
  );
}
