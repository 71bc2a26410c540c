import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { CellChange } from "@/lib/imports/schema";
import type { ShownRow } from "@/lib/imports/shown";
import { sayDistance } from "@/lib/map/say-distance";
import { facilityPath, recordPath } from "@/lib/paths";
import { FaultList } from "./fault-list";
import { columnLabel } from "./words";

type Props = {
  locale: Locale;
  t: Translate;
  rows: readonly ShownRow[];
  /** What is asked about a new row that may be a known facility; nothing once it is handed in. */
  decide?: ((row: ShownRow, ref: string) => React.ReactNode) | undefined;
};

/** A cell's old value and its new one. */
function Change({ t, change: { column, before, after } }: { t: Translate; change: CellChange }) {
  const cleared = after === "(clear)";
  return (
    <li className="grid gap-x-2 sm:grid-cols-[11rem_1fr]">
      <span className="text-soft">{columnLabel(t, column)}</span>
      <span className="min-w-0 break-words">
        <del>{before === "" ? <span className="text-soft">{t("review.empty")}</span> : <bdi>{before}</bdi>}</del>{" "}
        {cleared ? (
          <em>{t("imports.cleared")}</em>
        ) : (
          <ins className="no-underline">
            <bdi>{after}</bdi>
          </ins>
        )}
      </span>
    </li>
  );
}

/** Rows of an import: what each would change, cell by cell, what is wrong with it, and what it may be a second copy of. */
export function RowList({ locale, t, rows, decide }: Props) {
  if (rows.length === 0) return <p className="text-soft">{t("imports.noRows")}</p>;
  return (
    <ol className="border-line border-t">
      {rows.map((row) => (
        <li key={row.position} className="grid gap-2 border-line border-b py-3" data-outcome={row.outcome}>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="text-soft text-sm">
              {row.file ? `${row.file} · ` : ""}
              {t("imports.atRow", { row: row.row })}
            </span>
            <strong>
              {row.key && row.name && row.outcome !== "new" && row.outcome !== "aside" ? (
                <a href={recordPath(locale, row.kind, row.key)}>
                  <bdi>{row.name ?? row.key}</bdi>
                </a>
              ) : (
                <bdi>{row.name ?? row.key ?? ""}</bdi>
              )}
            </strong>
            <span className="text-sm">{t(`imports.outcome.${row.outcome}`)}</span>
          </p>
          {row.faults.length > 0 && (
            <div className="border-warn border-s-4 ps-3">
              <FaultList t={t} faults={row.faults.map(({ row: _row, file: _file, ...fault }) => fault)} />
            </div>
          )}
          {row.cells.length > 0 && (
            <ul className="grid gap-1 text-sm">
              {row.cells.map((change) => (
                <Change key={change.column} t={t} change={change} />
              ))}
            </ul>
          )}
          {row.twins.map(({ ref, name, metres }) => (
            <div key={ref} className="grid gap-2 border-accent border-s-4 ps-3">
              <p>
                {t("imports.twins.maybe")}{" "}
                <a href={facilityPath(locale, ref)}>
                  <bdi>{name}</bdi>
                </a>
                {metres !== null && <span className="text-soft"> · {sayDistance(t, locale, metres)}</span>}
              </p>
              {decide?.(row, ref)}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
