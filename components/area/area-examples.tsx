import type { Translate } from "@/lib/i18n/translate";

type Props = {
  t: Translate;
  examples: readonly { name: "mirpur" | "mirpurOpen" | "gbHubs" | "promised"; href: string }[];
};

/** Questions that are one address each, to follow and to change. */
export function AreaExamples({ t, examples }: Props) {
  if (examples.length === 0) return null;
  return (
    <section aria-label={t("areas.examples.title")} className="print:hidden">
      <h2 className="text-base">{t("areas.examples.title")}</h2>
      <ul className="mt-1 text-sm">
        {examples.map(({ name, href }) => (
          <li key={name}>
            <a href={href} className="flex min-h-9 items-center max-md:min-h-11">
              {t(`areas.examples.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
