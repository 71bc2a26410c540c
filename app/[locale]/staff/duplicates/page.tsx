import type { Metadata } from "next";
import { readStaffPage } from "@/app/staff-page";
import { PairList } from "@/components/duplicates/pair-list";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { PageHeading } from "@/components/record/page-heading";
import { PAIR_DECISIONS } from "@/lib/duplicates/pair";
import { listPairs } from "@/lib/duplicates/pairs";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { staffDuplicatesPath } from "@/lib/paths";
import { lookForPairs } from "./actions";

type Asked = { decision?: string; found?: string };
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Asked> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("duplicates.title") };
}

/** Pairs of records that may be one facility: the data's own, those found by their names, and what was said of them. */
export default async function DuplicatesPage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "duplicates");
  const asked = await searchParams;
  const decision = PAIR_DECISIONS.find((one) => one === asked.decision) ?? "undecided";
  const pairs = await listPairs(actor, decision);
  const found = /^\d{1,6}$/.test(asked.found ?? "") ? Number(asked.found) : null;
  return (
    <div className="page-width grid gap-6 pb-16">
      <PageHeading title={t("duplicates.title")}>
        <p>{t("duplicates.lead")}</p>
      </PageHeading>
      {found !== null && (
        <p role="status" className="notice">
          {t("duplicates.found", { count: found })}
        </p>
      )}
      <nav aria-label={t("duplicates.filter")} className="flex flex-wrap gap-x-5">
        {PAIR_DECISIONS.map((one) => (
          <a
            key={one}
            href={staffDuplicatesPath(locale, one === "undecided" ? "" : `decision=${one}`)}
            aria-current={one === decision ? "true" : undefined}
            className="flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
          >
            {t(`duplicates.decision.${one}`)}
          </a>
        ))}
      </nav>
      <PairList locale={locale} t={t} pairs={pairs} />
      <ActionForm t={t} action={lookForPairs} label={t("duplicates.look")}>
        <SubmitButton quiet>{t("duplicates.look")}</SubmitButton>
      </ActionForm>
    </div>
  );
}
