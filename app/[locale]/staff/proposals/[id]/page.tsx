import type { Metadata } from "next";
import { notFound } from "next/navigation";
import {
  addComment,
  decideProposal,
  publishOwn,
  takeBack,
  undoPublished,
} from "@/app/[locale]/staff/proposals/actions";
import { readStaffPage } from "@/app/staff-page";
import { ReviewView } from "@/components/proposals/review-view";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readReview } from "@/lib/proposals/review";

type Props = { params: Promise<{ locale: string; id: string }>; searchParams: Promise<{ page?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params;
  const t = translator(readLocale(locale));
  return { title: `${t("inbox.proposal")} ${id}` };
}

/** One proposal, for those who may decide on it, discuss it, or made it. */
export default async function ProposalPage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "proposals");
  const { page = "" } = await searchParams;
  const review = await readReview(actor, (await params).id, /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1);
  if (!review) notFound();
  return (
    <ReviewView
      t={t}
      locale={locale}
      review={review}
      actions={{
        decide: decideProposal,
        publish: publishOwn,
        takeBack,
        undo: undoPublished,
        comment: addComment,
      }}
    />
  );
}
