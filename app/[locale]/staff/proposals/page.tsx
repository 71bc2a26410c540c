import type { Metadata } from "next";
import { readStaffPage } from "@/app/staff-page";
import { InboxView } from "@/components/proposals/inbox-view";
import { readNames } from "@/lib/editing/choices";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listAuthors, listProposals, readInboxFilter } from "@/lib/proposals/inbox";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("inbox.title") };
}

/** What waits for a decision, and what became of the rest. */
export default async function ProposalsPage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "proposals");
  const filter = readInboxFilter(new Map(toParameters(await searchParams)));
  const [list, authors] = await Promise.all([listProposals(actor, filter), listAuthors(actor)]);
  const names = await readNames(list.rows.flatMap(({ records }) => records));
  return <InboxView t={t} locale={locale} filter={filter} authors={authors} names={names} now={new Date()} {...list} />;
}
