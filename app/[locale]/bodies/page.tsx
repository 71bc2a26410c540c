import type { Metadata } from "next";
import { BodyTable } from "@/components/body/body-table";
import { ColumnTools } from "@/components/lists/column-tools";
import { ListView } from "@/components/lists/list-view";
import { BODY_COLUMNS, BODY_TABLE_COLUMNS } from "@/lib/bodies/columns";
import { BODY_LIST } from "@/lib/bodies/list";
import { BODY_KINDS } from "@/lib/bodies/schema";
import { columnLabel } from "@/lib/dictionary/words";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { bodiesPath } from "@/lib/paths";
import { canonicalQuery, readListPage } from "@/lib/records/list-page";
import { momentOf } from "@/lib/revisions/asked";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const query = canonicalQuery(BODY_LIST, toParameters(await searchParams));
  return {
    title: t("bodies.title"),
    description: t("bodies.lead"),
    alternates: alternatesOf(locale, (one) => bodiesPath(one, query)),
  };
}

export default async function BodiesPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const shown = await readListPage(BODY_LIST, {
    parameters: toParameters(await searchParams),
    path: (query) => bodiesPath(locale, query),
    words: t("lists.words"),
    since: t("changes.since"),
    facets: () => [
      {
        name: "kind",
        title: columnLabel(t, "bodies", "kind"),
        values: BODY_KINDS,
        say: (kind) => ({ text: sayCode(t, "bodyKind", kind), lang: locale }),
      },
    ],
  });
  const { directory, filter } = shown.request;
  return (
    <ListView
      t={t}
      locale={locale}
      list="bodies"
      formats={["csv", "json"]}
      shown={shown}
      count={shown.rows.length}
      title={t("bodies.title")}
      lead={<p>{t("bodies.lead")}</p>}
      searchLabel={t("bodies.search")}
      tools={<ColumnTools t={t} list="bodies" columns={BODY_COLUMNS} place={shown.place} usual={BODY_TABLE_COLUMNS} />}
    >
      <BodyTable
        t={t}
        locale={locale}
        rows={shown.rows}
        place={shown.place}
        bodies={directory.body}
        moment={momentOf(filter)}
      />
    </ListView>
  );
}
