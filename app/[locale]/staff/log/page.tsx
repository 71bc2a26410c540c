import type { Metadata } from "next";
import { readStaffPage } from "@/app/staff-page";
import { PageHeading } from "@/components/record/page-heading";
import { LogFilterForm } from "@/components/staff/log-filter-form";
import { LogTable } from "@/components/staff/log-table";
import { LogFilter, toLogQuery } from "@/lib/audit/filter";
import { readLog } from "@/lib/audit/queries";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { staffLogFilePath, staffLogPath } from "@/lib/paths";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("staff.log.title") };
}

/** Who did what, the newest first. */
export default async function LogPage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "log");
  const filter = LogFilter.parse(await searchParams);
  const { entries, next, actions } = await readLog(actor, filter);
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("staff.log.title")}>
        <p>{t("staff.log.lead")}</p>
      </PageHeading>
      <LogFilterForm locale={locale} t={t} filter={filter} actions={actions} />
      <p className="my-4">
        <a href={staffLogFilePath(toLogQuery(filter))} className="inline-flex min-h-11 items-center">
          {t("staff.log.file")}
        </a>
      </p>
      <LogTable locale={locale} t={t} entries={entries} />
      {next !== null && (
        <p className="mt-4">
          <a href={staffLogPath(locale, toLogQuery(filter, next))} className="button button-quiet">
            {t("staff.log.older")}
          </a>
        </p>
      )}
    </div>
  );
}
