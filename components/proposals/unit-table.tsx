import type { ReactNode } from "react";
import { type Saying, sayDifference, sayValue } from "@/lib/editing/say-value";
import { labelByName } from "@/lib/editing/words";
import { sourcePath } from "@/lib/paths";
import type { FieldReview, UnitReview } from "@/lib/proposals/units";
import { unitName } from "@/lib/proposals/verdict-form";
import { idOf } from "@/lib/records/references";
import type { RecordKind } from "@/lib/records/schema";

type Props = {
  saying: Saying;
  record: { kind: RecordKind; key: string; name: string };
  units: readonly UnitReview[];
  /** Whether each can be taken or left here. */
  deciding: boolean;
  /** It was published: what it says now may be something else again. */
  isOver: boolean;
  /** The sources that come with the proposal: their pages are not there yet, and they stand on this one. */
  beside: ReadonlySet<string>;
};

/** What a record says before and after, in words; to be taken or left field by field where somebody decides. */
export function UnitTable({ saying, record, units, deciding, isOver, beside }: Props) {
  const { t, kind } = saying;
  return (
    <div className="table-frame whole">
      <table className="record-table cards">
        <caption className="sr-only">{record.name}</caption>
        <thead>
          <tr>
            <th scope="col" className="text-start">
              {t("review.field")}
            </th>
            <th scope="col" className="text-start">
              {t(isOver ? "review.wasBefore" : "review.before")}
            </th>
            <th scope="col" className="text-start">
              {t("review.after")}
            </th>
            {deciding && (
              <th scope="col" className="text-start">
                {t("review.take")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {units.map((one) => (
            <tr key={one.unit}>
              <th scope="row" className="text-start">
                {labelByName(t, kind, one.unit)}
                {one.leftOut && <span className="tag ms-2">{t("review.leftOut")}</span>}
                {one.conflict && <span className="tag ms-2 text-warn">{t("review.conflict")}</span>}
              </th>
              <td data-label={t(isOver ? "review.wasBefore" : "review.before")}>
                {one.fields.map((field) => (
                  <Side key={field.field} saying={saying} field={field} side="before" of={one} />
                ))}
              </td>
              <td data-label={t("review.after")}>
                {one.fields.map((field) => (
                  <Side key={field.field} saying={saying} field={field} side="after" of={one} />
                ))}
                <Rests saying={saying} unit={one} beside={beside} />
              </td>
              {deciding && (
                <td data-label={t("review.take")}>
                  <Choice saying={saying} name={unitName({ ...record, unit: one.unit })} unit={one} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Take it or leave it; where both sides changed it, one of the two. */
function Choice({ saying: { t, kind }, name, unit }: { saying: Saying; name: string; unit: UnitReview }) {
  const label = labelByName(t, kind, unit.unit);
  if (unit.conflict)
    return (
      <fieldset>
        <legend className="sr-only">{label}</legend>
        {(["theirs", "yours"] as const).map((side) => (
          <label key={side} className="form-choice">
            <input type="radio" name={`choose ${name}`} value={side} className="tick" />
            <span>{t(side === "theirs" ? "review.keepTheirs" : "review.takeYours")}</span>
          </label>
        ))}
      </fieldset>
    );
  return (
    <label className="form-choice">
      <input type="hidden" name="shown" value={name} />
      <input type="checkbox" name="take" value={name} defaultChecked className="tick" />
      <span className="sr-only">{t("review.takeField", { field: label })}</span>
    </label>
  );
}

type SideProps = { saying: Saying; field: FieldReview; side: "before" | "after"; of: UnitReview };

function Side({ saying, field, side, of }: SideProps) {
  const { t, kind } = saying;
  const said = sayDifference(saying, field.field, field.before, field.after);
  const several = of.fields.length > 1;
  return (
    <div>
      {several && <span className="text-soft">{labelByName(t, kind, field.field)}: </span>}
      <Lines lines={said[side]} empty={said.stays > 0 ? "" : t("review.empty")} side={side} />
      {said.stays > 0 && side === "after" && <p className="text-soft">{t("review.stays", { count: said.stays })}</p>}
      {field.base !== undefined && side === "before" && (
        <p className="text-soft">
          {t("review.saw", { value: sayValue(saying, field.field, field.base).join("; ") || t("review.empty") })}
        </p>
      )}
    </div>
  );
}

function Lines({
  lines,
  empty,
  side,
}: {
  lines: readonly string[];
  empty: string;
  side: "before" | "after";
}): ReactNode {
  if (lines.length === 0) return empty && <span className="text-soft">{empty}</span>;
  const Mark = side === "before" ? "del" : "ins";
  return (
    <ul>
      {lines.map((line) => (
        <li key={line} className="wrap-anywhere">
          <Mark className="whitespace-pre-line no-underline">
            <bdi>{line}</bdi>
          </Mark>
        </li>
      ))}
    </ul>
  );
}

function Rests({ saying, unit, beside }: { saying: Saying; unit: UnitReview } & Pick<Props, "beside">) {
  const { t, locale, names } = saying;
  if (unit.rests.length === 0) return null;
  return (
    <p className="mt-1 text-soft">
      {t("review.rests")}:{" "}
      {unit.rests.map(({ source_id, phrase }, at) => (
        <span key={source_id}>
          {at > 0 && "; "}
          <a href={beside.has(source_id) ? `#record-source-${source_id}` : sourcePath(locale, source_id)}>
            <bdi>{names[idOf("source", source_id)] ?? source_id}</bdi>
          </a>
          {phrase && (
            <>
              {" "}
              <q>
                <bdi>{phrase}</bdi>
              </q>
            </>
          )}
        </span>
      ))}
    </p>
  );
}
