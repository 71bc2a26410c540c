import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { sayingOf } from "@/app/duplicate-names";
import { readStaffPage } from "@/app/staff-page";
import { MergeForm } from "@/components/duplicates/merge-form";
import { Breadcrumbs } from "@/components/record/breadcrumbs";
import { PageHeading } from "@/components/record/page-heading";
import { planMerge } from "@/lib/duplicates/merge";
import { findPair } from "@/lib/duplicates/pairs";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { staffPairPath } from "@/lib/paths";
import { mergePair } from "../../../actions";

type Props = {
  params: Promise<{ locale: string; one: string; other: string }>;
  searchParams: Promise<{ into?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("duplicates.merge.title") };
}

/** What a merge would do with every value, to be chosen before it is proposed. */
export default async function MergePage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "duplicates");
  const asked = await params;
  const pair = await findPair(actor, asked.one, asked.other);
  if (!pair?.one.published || !pair.other.published) notFound();
  const into = (await searchParams).into;
  const [survivor, other] = into === pair.other.ref ? [pair.other, pair.one] : [pair.one, pair.other];
  const saying = await sayingOf(locale, t, [survivor.document, other.document]);
  return (
    <div className="page-width grid gap-6 pb-16">
      <Breadcrumbs
        t={t}
        crumbs={[{ name: t("duplicates.pair"), href: staffPairPath(locale, asked.one, asked.other) }]}
      />
      <PageHeading title={t("duplicates.merge.into", { name: survivor.document.name, ref: survivor.ref })}>
        <p>{t("duplicates.merge.lead")}</p>
      </PageHeading>
      <MergeForm
        saying={saying}
        action={mergePair}
        survivor={survivor}
        other={other}
        plan={planMerge(survivor.document, other.document)}
      />
    </div>
  );
}
