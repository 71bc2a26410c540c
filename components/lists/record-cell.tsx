import type { ReactNode } from "react";
import { RecordText } from "@/components/record/record-text";
import { formatDate, formatInstant, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import type { Column } from "@/lib/records/columns";

type Props<Row> = { t: Translate; locale: Locale; column: Column<Row>; row: Row };

/** A value as its column says it is written: codes in words, dates as exact as they are known, unknown said so. */
export function RecordCell<Row>({ t, locale, column, row }: Props<Row>): ReactNode {
  const value: unknown = row[column.name];
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) {
    return <span className="text-soft">{t("facts.unknown")}</span>;
  }
  if (typeof value === "number") {
    return column.type === "integer" ? formatNumber(locale, value) : <bdi dir="ltr">{value}</bdi>;
  }
  if (typeof value === "boolean") return t(value ? "lists.yes" : "lists.no");
  const text = Array.isArray(value) ? value.join(locale === "ur" ? "، " : ", ") : String(value);
  if (column.words) return sayCode(t, column.words, text);
  switch (column.type) {
    case "date":
      return formatDate(locale, text);
    case "time":
      return formatInstant(locale, new Date(text));
    case "url":
      return <OutsideLink href={text} />;
    default:
      return column.name === "name_ur" ? <bdi lang="ur">{text}</bdi> : <RecordText locale={locale} text={text} />;
  }
}

/** A link to a document outside; anything that is no web address stands as text. */
export function OutsideLink({ href, children }: { href: string; children?: ReactNode }) {
  const host = hostOf(href);
  if (host === null) return <bdi dir="ltr">{href}</bdi>;
  return (
    <a href={href} rel="noopener nofollow">
      {children ?? (
        <bdi dir="ltr" lang="en">
          {host}
        </bdi>
      )}
    </a>
  );
}

function hostOf(href: string): string | null {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return null;
  return new URL(href).hostname.replace(/^www\./, "");
}
