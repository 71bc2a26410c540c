import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { sayingOf } from "@/app/duplicate-names";
import { readStaffPage } from "@/app/staff-page";
import { DecisionForm } from "@/components/duplicates/decision-form";
import { PairTable } from "@/components/duplicates/pair-table";
import { Breadcrumbs } from "@/components/record/breadcrumbs";
import { PageHeading } from "@/components/record/page-heading";
import { findPair } from "@/lib/duplicates/pairs";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { sayDistance } from "@/lib/map/say-distance";
import { staffDuplicatesPath, staffMergePath } from "@/lib/paths";
import { decideOnPair } from "../../actions";

type Props = { params: Promise<{ locale: string; one: string; other: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("duplicates.pair") };
}

/** Two records side by side, and what to make of them. */
export default async function PairPage({ params }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "duplicates");
  const asked = await params;
  const pair = await findPair(actor, asked.one, asked.other);
  if (!pair) notFound();
  const { one, other, metres, decision, decidedReason, reason } = pair;
  const canMerge = one.published && other.published;
  return (
    <div className="page-width grid gap-6 pb-16">
      <Breadcrumbs t={t} crumbs={[{ name: t("duplicates.title"), href: staffDuplicatesPath(locale) }]} />
      <PageHeading title={t("duplicates.pair")}>
        <p>
          {t(`duplicates.decision.${decision}`)}
          {metres !== null && ` · ${sayDistance(t, locale, metres)}`}
        </p>
        {(decidedReason ?? reason) && <bdi>{decidedReason ?? reason}</bdi>}
      </PageHeading>
      <PairTable saying={await sayingOf(locale, t, [one.document, other.document])} pair={pair} />
      <section className="grid gap-4" aria-labelledby="decide">
        <h2 id="decide" className="text-xl">
          {t("duplicates.decide")}
        </h2>
        <DecisionForm t={t} action={decideOnPair} one={one.ref} other={other.ref} />
      </section>
      {canMerge && (
        <section className="grid gap-3" aria-labelledby="merge">
          <h2 id="merge" className="text-xl">
            {t("duplicates.merge.title")}
          </h2>
          <ul>
            {[one, other].map(({ ref, document }) => (
              <li key={ref}>
                <a
                  href={staffMergePath(locale, one.ref, other.ref, `into=${ref}`)}
                  className="inline-flex min-h-11 items-center"
                >
                  {t("duplicates.merge.into", { name: document.name, ref })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
