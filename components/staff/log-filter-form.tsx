import type { ReactNode } from "react";
import type { LogFilter } from "@/lib/audit/filter";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffLogPath } from "@/lib/paths";
import { sayAction } from "./action-word";

type Props = { locale: Locale; t: Translate; filter: LogFilter; actions: readonly string[] };

/** What of the log to show. A plain form: its address can be kept and sent on. */
export function LogFilterForm({ locale, t, filter, actions }: Props) {
  return (
    <form action={staffLogPath(locale)} className="form-row max-w-5xl">
      <Field id="log-action" label={t("staff.log.action")}>
        <select id="log-action" name="action" defaultValue={filter.action} className="field">
          <option value="">{t("staff.log.any")}</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {sayAction(t, action)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="log-person" label={t("staff.log.person")}>
        <input id="log-person" name="person" dir="auto" defaultValue={filter.person} className="field" />
      </Field>
      <Field id="log-record" label={t("staff.log.record")}>
        <input id="log-record" name="record" dir="ltr" defaultValue={filter.record} className="field" />
      </Field>
      <Field id="log-day" label={t("staff.log.day")}>
        <input id="log-day" name="day" type="date" dir="ltr" defaultValue={filter.day} className="field" />
      </Field>
      <button type="submit" className="button">
        {t("staff.log.show")}
      </button>
    </form>
  );
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="form-field">
      <label htmlFor={id} className="form-label">
        {label}
      </label>
      {children}
    </div>
  );
}
