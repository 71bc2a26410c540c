import type { FacilityFilter } from "@/lib/facilities/filter";
import type { Translate } from "@/lib/i18n/translate";

type Props = {
  t: Translate;
  filter: FacilityFilter;
  /** The last day that can be asked for. */
  today: string;
};

/** The parameters of the filter that are dates, as a group of the filter form. */
export function DateFields({ t, filter, today }: Props) {
  const { opened, updated_since: since, as_of } = filter;
  const interval = opened ? (opened.from === opened.to ? opened.from : `${opened.from ?? ""}..${opened.to ?? ""}`) : "";
  return (
    <details open={Boolean(opened || since || as_of)} className="border-line border-t">
      <summary className="disclosure flex min-h-11 items-center gap-2 py-1.5 font-medium text-sm">
        {t("facilities.dates")}
      </summary>
      <div className="grid gap-3 pb-3 text-sm">
        <label className="grid gap-1">
          {t("facilities.opened")}
          <input type="text" name="opened" defaultValue={interval ?? ""} dir="ltr" className="field" />
        </label>
        <label className="grid gap-1">
          {t("facilities.updatedSince")}
          {/* A time of day is more than a date field can hold: it stays as it was typed. */}
          <input
            type={!since || since.length === 10 ? "date" : "text"}
            name="updated_since"
            defaultValue={since ?? ""}
            max={today}
            className="field"
          />
        </label>
        <label className="grid gap-1">
          {t("facilities.asOf")}
          <input type="date" name="as_of" defaultValue={as_of ?? ""} max={today} className="field" />
        </label>
      </div>
    </details>
  );
}
