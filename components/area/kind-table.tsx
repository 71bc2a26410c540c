import "./coverage.css";
import { CountLink } from "@/components/lists/count-link";
import { RecordTable } from "@/components/table/record-table";
import { type Conditions, statusWithin } from "@/lib/areas/conditions";
import type { KindRow } from "@/lib/areas/detail";
import { columnLabel } from "@/lib/dictionary/words";
import { toQuery } from "@/lib/facilities/filter";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilitiesPath } from "@/lib/paths";

type Props = { t: Translate; locale: Locale; conditions: Conditions; rows: readonly KindRow[] };

/** The facilities of an area by kind and status, zeros included, each number opening exactly those. */
export function KindTable({ t, locale, conditions, rows }: Props) {
  const groups = STATUS_GROUP_NAMES.filter((group) => statusWithin(conditions.status, group) !== null);
  const columns = ["facilities" as const, ...(groups.length > 1 ? groups : [])];
  return (
    <div className="area-table min-w-0">
      <RecordTable
        whole
        t={t}
        narrow="cards"
        caption={t("areas.kindsTitle")}
        columns={[
          { name: "kind", label: t("facets.kind") },
          ...columns.map((name) => ({ name, label: columnLabel(t, "areas", name), figures: true })),
        ]}
        rows={rows.map(({ kind, filter, counts }) => ({
          key: kind,
          cells: [
            t(`kind.${kind}`),
            ...columns.map((name) => {
              const status = name === "facilities" ? filter.status : statusWithin(conditions.status, name);
              const query = toQuery({ ...filter, ...(status ? { status } : {}) });
              return (
                <CountLink
                  key={name}
                  t={t}
                  locale={locale}
                  count={counts[name] ?? 0}
                  href={facilitiesPath(locale, query)}
                  label={columnLabel(t, "areas", name)}
                  of={t(`kind.${kind}`)}
                />
              );
            }),
          ],
        }))}
      />
    </div>
  );
}
