import type { Translate } from "@/lib/i18n/translate";

/** A condition whose removal would bring results: the list without it and how many it has. `drops` 2: it names two. */
export type EmptyWay = { key: string; title: string; value: string; href: string; count: number; drops?: number };

type Props = {
  t: Translate;
  ways: EmptyWay[];
  clearHref: string;
  /** Why nothing can match, where that is known: said in place of what to drop. */
  reason?: string | null;
};

/** Nothing matches all conditions: says which of them to drop, the most fruitful first. */
export function EmptyResult({ t, ways, clearHref, reason = null }: Props) {
  const fruitful = ways.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const [first] = fruitful;
  const said = first ? (first.drops === 2 ? "table.emptyDropTwo" : "table.emptyDrop") : "table.emptyDropMany";
  return (
    <section className="measure border-line border-y py-8">
      <h2 className="text-lg">{t("table.emptyTitle")}</h2>
      <p className="mt-2">{reason ?? t(said)}</p>
      <ul className="mt-3 grid gap-1">
        {fruitful.map(({ key, title, value, href, count }) => (
          <li key={key}>
            <a href={href} className="inline-flex min-h-11 items-center">
              {t("table.emptyWithout", { title, value, count })}
            </a>
          </li>
        ))}
        <li>
          <a href={clearHref} className="inline-flex min-h-11 items-center">
            {t("table.emptyAll")}
          </a>
        </li>
      </ul>
    </section>
  );
}
