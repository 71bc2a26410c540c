import type { Metadata } from "next";
import { readStaffPage } from "@/app/staff-page";
import { FaultList } from "@/components/imports/fault-list";
import { ImportTable } from "@/components/imports/import-table";
import { UploadForm } from "@/components/imports/upload-form";
import { PageHeading } from "@/components/record/page-heading";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { resumeImports } from "@/lib/imports/job";
import { listImports } from "@/lib/imports/queries";
import { CLEAR, FAULTS, IMPORT_LIMITS } from "@/lib/imports/schema";
import { uploadPath } from "@/lib/paths";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ fault?: string; row?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("imports.title") };
}

/** What was sent in, and a form to send in more. */
export default async function ImportsPage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "imports");
  const asked = await searchParams;
  const fault = [...FAULTS, "no_file" as const, "no_room" as const].find((name) => name === asked.fault);
  const row = /^\d{1,7}$/.test(asked.row ?? "") ? { row: Number(asked.row) } : {};
  await resumeImports();
  const imports = await listImports(actor);
  const words = {
    file: t("imports.upload.file"),
    hint: t("imports.upload.hint", { file: "facilities.csv", clear: CLEAR }),
    send: t("imports.upload.send"),
    choose: t("imports.upload.choose"),
    tooLarge: t("imports.upload.tooLarge"),
    failed: t("imports.upload.failed"),
    cutOff: t("imports.upload.cutOff"),
    sent: t.raw("imports.upload.sent"),
    reading: t("imports.upload.reading"),
  };
  return (
    <div className="page-width grid gap-8 pb-16">
      <PageHeading title={t("imports.title")}>
        <p>{t("imports.lead")}</p>
      </PageHeading>
      {fault && (
        <div role="alert" className="error-summary">
          <h2 className="text-lg">{t("imports.upload.notTaken")}</h2>
          {fault === "no_file" || fault === "no_room" ? (
            <p>{fault === "no_file" ? t("imports.upload.choose") : t("imports.upload.noRoom")}</p>
          ) : (
            <FaultList t={t} faults={[{ fault, ...row }]} />
          )}
        </div>
      )}
      <UploadForm action={uploadPath(locale)} words={words} largest={IMPORT_LIMITS.bytes} />
      <section className="grid gap-3">
        <h2 className="text-xl">{t("imports.list")}</h2>
        <ImportTable locale={locale} t={t} imports={imports} />
      </section>
    </div>
  );
}
