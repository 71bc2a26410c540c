import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";

type Props = { t: Translate; locale: Locale; field: string; text: string | null };

/** A value of a column as files write it, in the words of the page: codes by their words, days as days, yes and no. */
function sayValue({ t, locale, field, text }: Props & { text: string }): string {
  const column = FACILITY_COLUMNS.find(({ name }) => name === field);
  if (column?.type === "boolean") return t(text === "true" ? "lists.yes" : "lists.no");
  if (column?.type === "date") return formatDate(locale, text);
  const words = column?.words;
  if (words === undefined) return text;
  const said = text.split(";").map((code) => sayCode(t, words, code));
  return said.join(locale === "ur" ? "، " : ", ");
}

/** What a field said before or after, or that it said nothing. */
export function DifferenceValue(props: Props) {
  const { t, text } = props;
  if (text === null) return <span className="text-soft">{t("between.nothing")}</span>;
  return <bdi className="[overflow-wrap:anywhere]">{sayValue({ ...props, text })}</bdi>;
}
