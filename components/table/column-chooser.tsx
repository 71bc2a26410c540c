import type { HiddenParameter } from "@/components/filters/filter-form";
import type { Translate } from "@/lib/i18n/translate";

export type ColumnChoice = { name: string; label: string; checked: boolean };

type Props = {
  t: Translate;
  /** Path of the list, without a query. */
  action: string;
  kept: HiddenParameter[];
  choices: ColumnChoice[];
  /** The list with the columns it starts with. */
  resetHref: string;
};

/** Which columns the table shows: a GET form that opens over the page. */
export function ColumnChooser({ t, action, kept, choices, resetHref }: Props) {
  return (
    <>
      <button type="button" popoverTarget="column-chooser" className="button button-quiet text-sm">
        {t("table.columns")}
      </button>
      <form id="column-chooser" popover="auto" action={action} className="float-panel column-chooser">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <fieldset>
          <legend className="font-medium">{t("table.columns")}</legend>
          <ul className="mt-2 gap-x-6 text-sm sm:columns-2">
            {choices.map(({ name, label, checked }) => (
              <li key={name} className="break-inside-avoid">
                <label className="flex min-h-9 cursor-pointer items-center gap-2 max-md:min-h-11">
                  <input type="checkbox" name="columns" value={name} defaultChecked={checked} className="tick" />
                  {label}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <div className="mt-3 flex items-center gap-4">
          <button type="submit" className="button">
            {t("table.showColumns")}
          </button>
          <a href={resetHref} className="text-sm">
            {t("table.resetColumns")}
          </a>
        </div>
      </form>
    </>
  );
}
