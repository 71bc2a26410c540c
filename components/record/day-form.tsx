import type { Translate } from "@/lib/i18n/translate";

/** Asks for the same page as of another day. */
export function DayForm({ t, action, day }: { t: Translate; action: string; day: string }) {
  return (
    <form action={action} className="flex flex-wrap items-end gap-2 text-sm print:hidden">
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
