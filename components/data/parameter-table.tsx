import type { FilterName } from "@/lib/facilities/filter";
import type { Translate } from "@/lib/i18n/translate";

/** The parameters of the filter: what each asks for, and how it is written. */
export function ParameterTable({ t, names }: { t: Translate; names: readonly string[] }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{t("data.filter.title")}</caption>
        <thead>
          <tr className="border-edge border-b">
            <th scope="col" className="py-2 pe-4 text-start font-semibold">
              {t("data.filter.parameter")}
            </th>
            <th scope="col" className="min-w-64 py-2 text-start font-semibold">
              {t("data.dictionary.meaning")}
            </th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name} className="border-line border-b align-top">
              <th scope="row" className="py-2 pe-4 text-start font-normal">
                <code dir="ltr">{name}</code>
              </th>
              <td className="py-2">{t(`data.parameter.${name as FilterName}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
