import { MOVED_LISTS, SINGLE_FIELDS } from "@/lib/duplicates/merge";
import type { Half, Pair } from "@/lib/duplicates/pair";
import { type Saying, sayValue } from "@/lib/editing/say-value";
import { labelByName } from "@/lib/editing/words";
import { facilityPath } from "@/lib/paths";
import { isDeepEqual } from "@/lib/records/equal";

function Said({ saying, half, field }: { saying: Saying; half: Half; field: string }) {
  const said = sayValue(saying, field, (half.document as Record<string, unknown>)[field]);
  if (said.length === 0) return <span className="text-soft">{saying.t("review.empty")}</span>;
  return (
    <ul>
      {said.map((text) => (
        <li key={text} className="wrap-anywhere">
          <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** Two records side by side, field by field; where they differ it is marked, and not by colour alone. */
export function PairTable({ saying, pair: { one, other } }: { saying: Saying; pair: Pair }) {
  const { t, locale } = saying;
  const fields = [...SINGLE_FIELDS, ...MOVED_LISTS].filter((field) =>
    [one, other].some(({ document }) => {
      const value = document[field];
      return Array.isArray(value) ? value.length > 0 : value !== null && value !== false;
    }),
  );
  return (
    <section className="table-frame whole" aria-label={t("duplicates.sideBySide")}>
      <table className="record-table cards">
        <thead>
          <tr>
            <th scope="col" className="text-start">
              {t("review.field")}
            </th>
            {[one, other].map(({ ref, published }) => (
              <th key={ref} scope="col" className="text-start">
                {published ? (
                  <a href={facilityPath(locale, ref)} className="inline-flex min-h-11 items-center">
                    <code dir="ltr">{ref}</code>
                  </a>
                ) : (
                  <>
                    <code dir="ltr">{ref}</code> {t("duplicates.notPublished")}
                  </>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const differs = !isDeepEqual(one.document[field], other.document[field]);
            return (
              <tr key={field}>
                <th scope="row" className="text-start font-normal">
                  {labelByName(t, "facility", field)}
                  {differs && <span className="block text-soft text-sm">{t("duplicates.differs")}</span>}
                </th>
                {[one, other].map((half) => (
                  <td key={half.ref} data-label={half.ref} className="align-top">
                    <Said saying={saying} half={half} field={field} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
