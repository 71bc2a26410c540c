import type { Metadata } from "next";
import { EmbedFrame } from "@/components/embed/embed-frame";
import { TableEmbed } from "@/components/embed/table-embed";
import { FACILITY_COLUMNS, FACILITY_TABLE_COLUMNS } from "@/lib/facilities/columns";
import { nameFirst, readFacilityPlace } from "@/lib/facilities/list-page";
import { listFacilities } from "@/lib/facilities/queries";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { facilitiesPath } from "@/lib/paths";
import { chooseColumns } from "@/lib/records/columns";
import { addressOfPage } from "@/lib/records/list-addresses";
import { pageOrStart } from "@/lib/records/list-page";
import { writeParameters } from "@/lib/records/query";
import { momentQuery } from "@/lib/revisions/asked";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const given = toParameters(await searchParams);
  const { heading, place } = await readFacilityPlace(given, locale, translator(locale));
  return { title: heading, alternates: { canonical: facilitiesPath(locale, writeParameters(place.filter)) } };
}

/** The first rows of the table under a filter, in its order and with its columns, for a frame of another site. */
export default async function TableEmbedPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const asked = await readFacilityPlace(toParameters(await searchParams), locale, t);
  const { request, page, refusals } = await pageOrStart(asked.request, listFacilities);
  const { filter, view, moment, directory } = request;
  const href = addressOfPage(asked.place, null);
  return (
    <EmbedFrame
      t={t}
      locale={locale}
      title={asked.heading}
      count={page.total}
      day={moment.day}
      revision={moment.revision}
      refusals={[...request.refusals, ...refusals]}
      href={href}
    >
      <TableEmbed
        t={t}
        locale={locale}
        directory={directory}
        columns={nameFirst(chooseColumns(FACILITY_COLUMNS, view.columns ?? FACILITY_TABLE_COLUMNS))}
        rows={page.rows}
        total={page.total}
        moment={momentQuery(filter)}
        allHref={href}
      />
    </EmbedFrame>
  );
}
