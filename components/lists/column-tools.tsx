import { ColumnChooser } from "@/components/table/column-chooser";
import { columnLabel, type DictionaryList } from "@/lib/dictionary/words";
import type { Translate } from "@/lib/i18n/translate";
import { addressOfUsualColumns, keptParameters, type ListPlace } from "@/lib/records/list-addresses";

type Props = {
  t: Translate;
  list: DictionaryList;
  columns: readonly { name: string }[];
  place: ListPlace;
  /** The names of the columns shown until others are chosen. */
  usual: readonly string[];
};

/** Which columns a list's table shows, out of all that its files have. */
export function ColumnTools({ t, list, columns, place, usual }: Props) {
  const shown = place.view.columns ?? usual;
  return (
    <ColumnChooser
      t={t}
      action={place.path("")}
      kept={keptParameters(place, ["columns"])}
      choices={columns.map(({ name }) => ({ name, label: columnLabel(t, list, name), checked: shown.includes(name) }))}
      resetHref={addressOfUsualColumns(place)}
    />
  );
}
