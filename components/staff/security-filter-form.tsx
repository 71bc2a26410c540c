import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffSecurityPath } from "@/lib/paths";
import { sayAction } from "./action-word";

type Props = {
  locale: Locale;
  t: Translate;
  filter: { event: string; words: string; day: string };
  events: readonly string[];
};

/** What of the log of security to show; a plain form. */
export function SecurityFilterForm({ locale, t, filter, events }: Props) {
  return (
    <form action={staffSecurityPath(locale)} className="form-row max-w-5xl">
      <div className="form-field">
        <label htmlFor="security-event" className="form-label">
          {t("staff.log.action")}
        </label>
        <select id="security-event" name="event" defaultValue={filter.event} className="field">
          <option value="">{t("staff.log.any")}</option>
          {events.map((event) => (
            <option key={event} value={event}>
              {sayAction(t, event)}
            </option>
          ))}
        </select>
      </div>
      <div className="form-field">
        <label htmlFor="security-words" className="form-label">
          {t("staff.security.words")}
        </label>
        <input id="security-words" name="words" dir="auto" defaultValue={filter.words} className="field" />
      </div>
      <div className="form-field">
        <label htmlFor="security-day" className="form-label">
          {t("staff.security.day")}
        </label>
        <input id="security-day" name="day" type="date" dir="ltr" defaultValue={filter.day} className="field" />
      </div>
      <button type="submit" className="button">
        {t("staff.log.show")}
      </button>
    </form>
  );
}
