import { CopyButton } from "@/components/record/copy-button";
import type { FacilityFormat } from "@/lib/files/formats";
import { type FileSize, sayFileSize } from "@/lib/files/say-size";
import { writeSnippets } from "@/lib/files/snippets";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { absoluteUrl, filePath } from "@/lib/paths";
import { OptionForm } from "./option-form";

/** A list of facilities as it can be taken away. */
export type DownloadOffer = {
  count: number;
  day: string;
  revision: number;
  /** Formats, each with the most records that it takes, how many its file holds, and how long that is; null: too many. */
  formats: readonly { format: FacilityFormat; most: number | null; records: number; size: FileSize | null }[];
  /** The filter and the order, as name and value. */
  parameters: readonly [string, string][];
  /** The columns of the table as the page shows it. */
  columns: readonly string[];
  /** `PUBLIC_URL`. */
  origin: string;
};

type Props = { t: Translate; locale: Locale; query: string; offer: DownloadOffer };

/** Everything about taking the list along: counts, addresses, options and code. Whole without a script. */
export function DownloadPanel({ t, locale, query, offer }: Props) {
  const { count, day, revision } = offer;
  const said = t("downloadPanel.files", { count, day: formatDate(locale, day), revision });
  return (
    <details className="rounded-sm border border-line print:hidden" id="download-panel">
      <summary className="min-h-11 cursor-pointer px-3 py-2.5 text-accent text-sm">{t("downloadPanel.title")}</summary>
      <div className="grid gap-6 border-line border-t px-3 py-4 text-sm">
        <p>{said}</p>
        <Addresses t={t} locale={locale} query={query} offer={offer} />
        <Options t={t} offer={offer} />
        <Code t={t} query={query} origin={offer.origin} />
      </div>
    </details>
  );
}

function Addresses({ t, locale, query, offer }: Props) {
  return (
    <ul aria-label={t("downloadPanel.address")} className="border-line border-t">
      {offer.formats.map(({ format, most, records, size }) => {
        const path = filePath("facilities", format, query);
        const name = t(`data.format.${format}.name`);
        if (size === null)
          return (
            <li key={format} className="border-line border-b py-2 text-soft">
              {name}: {t("downloadPanel.tooMany", { count: formatNumber(locale, most ?? 0) })}
            </li>
          );
        return (
          <li key={format} className="flex flex-wrap items-center gap-x-4 border-line border-b py-1">
            <a
              href={path}
              download
              className="flex min-h-9 min-w-0 flex-1 basis-56 items-center [overflow-wrap:anywhere] max-md:min-h-11"
            >
              <code dir="ltr">{path}</code>
            </a>
            <span className="text-soft">
              {records < offer.count
                ? t("downloadPanel.page", { count: records, total: formatNumber(locale, offer.count) })
                : t("downloadPanel.records", { count: records })}
              {" · "}
              {sayFileSize(t, locale, size)}
            </span>
            <CopyButton
              text={absoluteUrl(offer.origin, path)}
              label={`${t("downloadPanel.copyAddress")} ${name}`}
              done={t("record.copied")}
            />
          </li>
        );
      })}
    </ul>
  );
}

function Options({ t, offer }: { t: Translate; offer: DownloadOffer }) {
  const label = "flex min-h-9 items-center gap-2 max-md:min-h-11";
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold text-base">{t("downloadPanel.options")}</h2>
      <OptionForm
        action={filePath("facilities", "csv")}
        origin={offer.origin}
        words={{
          address: t("downloadPanel.address"),
          copy: t("downloadPanel.copyAddress"),
          copied: t("record.copied"),
          download: t("downloadPanel.download"),
        }}
      >
        {offer.parameters.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="flex flex-wrap gap-x-10 gap-y-3">
          <fieldset>
            <legend className="text-soft">{t("downloadPanel.columns")}</legend>
            <label className={label}>
              <input type="radio" name="columns" value="" defaultChecked /> {t("downloadPanel.allColumns")}
            </label>
            <label className={label}>
              <input type="radio" name="columns" value={offer.columns.join(",")} /> {t("downloadPanel.shownColumns")}
            </label>
          </fieldset>
          <fieldset>
            <legend className="text-soft">{t("downloadPanel.lang")}</legend>
            <label className={label}>
              <input type="radio" name="lang" value="" defaultChecked /> {t("downloadPanel.english")}
            </label>
            <label className={label}>
              <input type="radio" name="lang" value="ur" /> {t("downloadPanel.urdu")}
            </label>
          </fieldset>
          <fieldset>
            <legend className="text-soft">{t("downloadPanel.forExcel")}</legend>
            <label className={label}>
              <input type="checkbox" name="bom" value="1" /> {t("downloadPanel.bom")}
            </label>
            <label className={label}>
              <input type="checkbox" name="safe" value="1" /> {t("downloadPanel.safe")}
            </label>
          </fieldset>
        </div>
      </OptionForm>
    </section>
  );
}

function Code({ t, query, origin }: { t: Translate; query: string; origin: string }) {
  const address = absoluteUrl(origin, filePath("facilities", "csv", query));
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold text-base">{t("downloadPanel.code")}</h2>
      {writeSnippets(address, "facilities").map(({ name, text }) => (
        <figure key={name} className="grid min-w-0 gap-1">
          <figcaption className="flex items-center justify-between gap-4 text-soft">
            {t(`downloadPanel.${name}`)}
            <CopyButton
              text={text}
              label={`${t("downloadPanel.copyAddress")} ${t(`downloadPanel.${name}`)}`}
              done={t("record.copied")}
            />
          </figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
          <pre dir="ltr" tabIndex={0} className="overflow-x-auto border border-line p-2 text-start text-xs">
            {text}
          </pre>
        </figure>
      ))}
    </section>
  );
}
