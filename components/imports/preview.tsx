import { Pager } from "@/components/table/pager";
import type { FormAction } from "@/lib/forms/state";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { ROW_OUTCOMES } from "@/lib/imports/schema";
import type { RowFilter, ShownImport, ShownRow } from "@/lib/imports/shown";
import { importFilePath, staffImportPath } from "@/lib/paths";
import { RowList } from "./row-list";
import { TwinForm } from "./twin-form";

type Props = {
  locale: Locale;
  t: Translate;
  found: ShownImport;
  rows: readonly ShownRow[];
  filter: RowFilter;
  after: number;
  /** Where the next page begins; null on the last one. */
  next: number | null;
  decide: FormAction;
};

const queryOf = ({ outcome, twins }: RowFilter, after = 0) => {
  const query = new URLSearchParams();
  if (outcome) query.set("outcome", outcome);
  if (twins) query.set("twins", "1");
  if (after > 0) query.set("after", String(after));
  return query.toString();
};

/** Every row of an import and what it would change; of one outcome alone, or those that wait for a decision. */
export function Preview({ locale, t, found, rows, filter, after, next, decide }: Props) {
  const { id, counts, standing, mine } = found;
  const total = ROW_OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  const chosen = filter.twins ? counts.twins : filter.outcome ? counts[filter.outcome] : total;
  const path = (one: RowFilter, from = 0) => staffImportPath(locale, id, queryOf(one, from));
  const choices: { key: string; label: string; count: number; filter: RowFilter }[] = [
    { key: "all", label: t("imports.allRows"), count: total, filter: {} },
    ...ROW_OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => ({
      key: outcome,
      label: t(`imports.outcome.${outcome}`),
      count: counts[outcome],
      filter: { outcome },
    })),
    ...(counts.twins > 0
      ? [{ key: "twins", label: t("imports.twins.waiting"), count: counts.twins, filter: { twins: true } }]
      : []),
  ];
  const isOpen = standing === "compared" && mine;
  return (
    <section className="grid gap-4" aria-labelledby="preview">
      <h2 id="preview" className="text-xl">
        {t(standing === "published" || standing === "undone" ? "imports.changed" : "imports.preview")}
      </h2>
      <nav aria-label={t("imports.filter")} className="flex flex-wrap gap-x-5">
        {choices.map((choice) => (
          <a
            key={choice.key}
            href={path(choice.filter)}
            aria-current={queryOf(choice.filter) === queryOf(filter) ? "true" : undefined}
            className="flex min-h-11 items-center gap-2 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
          >
            {choice.label} <span className="text-soft">{formatNumber(locale, choice.count)}</span>
          </a>
        ))}
        <a href={importFilePath(id)} download className="flex min-h-11 items-center sm:ms-auto">
          {t("imports.download")}
        </a>
      </nav>
      <RowList
        locale={locale}
        t={t}
        rows={rows}
        decide={
          isOpen
            ? (row, twin) => (
                <TwinForm t={t} action={decide} id={id} position={row.position} twin={twin} name={row.name ?? ""} />
              )
            : undefined
        }
      />
      <Pager
        t={t}
        locale={locale}
        shown={rows.length}
        total={chosen}
        firstHref={after > 0 ? path(filter) : null}
        nextHref={next === null ? null : path(filter, next)}
        sizes={[]}
      />
    </section>
  );
}
