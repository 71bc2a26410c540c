import type { Translate } from "@/lib/i18n/translate";

type Props = {
  t: Translate;
  /** The page with what it was asked for, absolute. */
  url: string;
  /** The day that it shows. */
  day: string;
};

/** Asks for the same page as of another day. */
export function DayForm({ t, url, day }: Props) {
  const { pathname, searchParams } = new URL(url);
  return (
    <form action={pathname} className="flex flex-wrap items-end gap-2 text-sm print:hidden">
      {[...searchParams].map(
        ([name, value]) => name !== "as_of" && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <label className="grid gap-1">
        {t("asOf.choose")}
        <input type="date" name="as_of" defaultValue={day} required className="field" />
      </label>
      <button type="submit" className="button button-quiet">
        {t("asOf.show")}
      </button>
    </form>
  );
}
