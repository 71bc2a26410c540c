import type { Metadata } from "next";
import { ListView } from "@/components/lists/list-view";
import { RevisionSection } from "@/components/lists/revision-changes";
import { columnLabel } from "@/lib/dictionary/words";
import { type SearchParameters, toParameters } from "@/lib/http/search-parameters";
import { alternatesOf } from "@/lib/i18n/alternates";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { betweenPath, changesPath } from "@/lib/paths";
import { RECORD_KINDS } from "@/lib/records/schema";
import { changesQuery, readChangeRequest } from "@/lib/revisions/change-filter";
import { readChangePage } from "@/lib/revisions/change-page";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const query = changesQuery((await readChangeRequest(toParameters(await searchParams))).filter);
  return {
    title: t("changes.title"),
    description: t("changes.lead"),
    alternates: alternatesOf(locale, (one) => changesPath(one, query)),
  };
}

export default async function ChangesPage({ params, searchParams }: Props) {
  const locale = readLocale((await params).locale);
  const t = translator(locale);
  const shown = await readChangePage({
    parameters: toParameters(await searchParams),
    path: (query) => changesPath(locale, query),
    titles: { q: t("lists.words"), updated_since: t("changes.since") },
    kinds: {
      name: "kind",
      title: columnLabel(t, "changes", "kind"),
      values: RECORD_KINDS,
      say: (kind) => ({ text: sayCode(t, "recordKinds", kind), lang: locale }),
    },
  });
  const since = shown.request.filter.updated_since ?? "";
  return (
    <ListView
      t={t}
      locale={locale}
      list="changes"
      formats={["csv", "json", "atom"]}
      shown={shown}
      count={shown.rows.length}
      title={t("changes.title")}
      lead={
        <>
          <p>{t("changes.lead")}</p>
          <p>
            <a href={betweenPath(locale)}>{t("between.link")}</a>
          </p>
        </>
      }
      searchLabel={t("changes.search")}
      more={{
        names: ["updated_since"],
        fields: (
          <label className="grid gap-1 border-line border-t py-3 text-sm">
            {t("changes.since")}
            <input
              type={since === "" || since.length === 10 ? "date" : "text"}
              name="updated_since"
              defaultValue={since}
              max={shown.request.moment.today}
              className="field"
            />
          </label>
        ),
      }}
    >
      <div className="grid gap-8">
        {shown.revisions.map((revision) => (
          <RevisionSection key={revision.revision} t={t} locale={locale} {...revision} />
        ))}
      </div>
    </ListView>
  );
}
