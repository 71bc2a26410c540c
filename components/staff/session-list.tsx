import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import type { FormAction } from "@/lib/forms/state";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { nameAgent } from "@/lib/people/agent";

type Session = {
  id: string;
  since: Date;
  lastUsed: Date;
  address: string | null;
  agent: string | null;
  current: boolean;
};
type Props = { locale: Locale; t: Translate; sessions: readonly Session[]; end: FormAction };

/** Where a person is signed in, and a button to end each but the one they are looking from. */
export function SessionList({ locale, t, sessions, end }: Props) {
  return (
    <ul className="max-w-2xl border-line border-t">
      {sessions.map((session) => {
        const since = formatInstant(locale, session.since);
        return (
          <li key={session.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-b py-3">
            <div className="min-w-0 flex-1">
              <p>
                {t("staff.account.since", { moment: since })}
                {session.current && <span className="tag ms-2 text-accent">{t("staff.account.here")}</span>}
              </p>
              <p className="break-words text-soft text-sm">
                <bdi>{sayAgent(t, session.agent)}</bdi>
                {session.address && (
                  <>
                    {" · "}
                    <bdi dir="ltr">{session.address}</bdi>
                  </>
                )}
              </p>
            </div>
            {!session.current && (
              <ActionForm t={t} action={end} className="contents">
                <HiddenField name="session" value={session.id} />
                <SubmitButton quiet label={t("staff.account.endThat", { moment: since })}>
                  {t("staff.account.end")}
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function sayAgent(t: Translate, agent: string | null): string {
  const { browser, system } = nameAgent(agent ?? "");
  if (!browser && !system) return t("staff.account.unknownBrowser");
  return t("staff.account.agent", {
    browser: browser ?? t("staff.account.unknownBrowser"),
    system: system ?? t("staff.account.unknownSystem"),
  });
}
