import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { FieldChanges } from "@/components/record/history-list";
import { PageHeading } from "@/components/record/page-heading";
import type { Saying } from "@/lib/editing/say-value";
import type { FormAction } from "@/lib/forms/state";
import { formatInstant, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { recordPath, staffProposalPath, staffRecordPath } from "@/lib/paths";
import type { StaffHistory, StaffVersion } from "@/lib/proposals/version-entry";

type Props = {
  t: Translate;
  locale: Locale;
  history: StaffHistory;
  actions: { revert: FormAction; retract: FormAction };
};

/** Every version of a record: who, when, why, what changed, and the way back to each. */
export function StaffHistoryView({ t, locale, history, actions }: Props) {
  const { kind, key, name, state, versions } = history;
  const saying: Saying = { t, locale, kind, names: history.names };
  const lastSaid = versions.find((version) => version.state === "published");
  return (
    <div className="page-width grid gap-6 pb-16">
      <PageHeading title={t("history.staffTitle", { name })} />
      <p className="flex flex-wrap gap-x-6">
        <a href={staffRecordPath(locale, kind, key)} className="inline-flex min-h-11 items-center">
          {t("history.edit")}
        </a>
        {state === "published" && (
          <a href={recordPath(locale, kind, key)} className="inline-flex min-h-11 items-center">
            {t("editing.publicPage")}
          </a>
        )}
      </p>
      {state === "retracted" && lastSaid && (
        <Ask
          t={t}
          action={actions.revert}
          history={history}
          version={lastSaid.number}
          title={t("history.restore")}
          lead={t("history.restoreLead")}
        />
      )}
      <ol className="grid">
        {versions.map((version, at) => (
          <li key={version.number} className="grid gap-1 border-line border-t py-3">
            <VersionHead t={t} locale={locale} version={version} isCurrent={at === 0} />
            {version.fields.length > 0 && (
              <details>
                <summary className="disclosure flex min-h-11 cursor-pointer items-center gap-2 text-accent">
                  {t("history.fields", { count: version.fields.length })}
                </summary>
                <FieldChanges saying={saying} fields={version.fields} />
              </details>
            )}
            {at > 0 && state === "published" && version.state === "published" && (
              <Ask
                t={t}
                action={actions.revert}
                history={history}
                version={version.number}
                title={t("history.goBack", { version: version.number })}
                lead={t("history.goBackLead", { version: version.number })}
                more={{
                  href: staffRecordPath(locale, kind, key, `version=${version.number}`),
                  text: t("history.fromVersion"),
                }}
              />
            )}
          </li>
        ))}
      </ol>
      {state === "published" && (
        <Ask
          t={t}
          action={actions.retract}
          history={history}
          title={t("history.retract")}
          lead={t("history.retractLead")}
        />
      )}
    </div>
  );
}

function VersionHead({
  t,
  locale,
  version,
  isCurrent,
}: Omit<Props, "history" | "actions"> & { version: StaffVersion; isCurrent: boolean }) {
  const { number, state, revision, publishedAt, note, author, decidedBy, proposal } = version;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-4">
        <span className="font-medium">
          {t("history.version", { version: formatNumber(locale, number), revision: formatNumber(locale, revision) })}
        </span>
        {isCurrent && state === "published" && <span className="tag">{t("history.current")}</span>}
        {state !== "published" && <span className="tag">{t(`action.${state}`)}</span>}
        {version.correction && <span className="tag">{t("history.correction")}</span>}
        {version.direct && <span className="tag">{t("history.direct")}</span>}
        <span>{formatInstant(locale, publishedAt)}</span>
      </p>
      <p className="flex flex-wrap items-center gap-x-4 text-sm">
        {author && <bdi>{t("history.by", { person: author })}</bdi>}
        {decidedBy && decidedBy !== author && <bdi>{t("history.decidedBy", { person: decidedBy })}</bdi>}
        {proposal && (
          <a href={staffProposalPath(locale, proposal)} className="inline-flex min-h-11 items-center">
            {t("history.proposal", { id: proposal })}
          </a>
        )}
      </p>
      <p dir="auto" className="measure">
        {note}
      </p>
    </>
  );
}

type AskProps = {
  t: Translate;
  action: FormAction;
  history: StaffHistory;
  version?: number;
  title: string;
  lead: string;
  more?: { href: string; text: string };
};

/** Hands in a proposal about a record as a whole, with its reason. */
function Ask({ t, action, history: { kind, key }, version, title, lead, more }: AskProps) {
  return (
    <details className="measure">
      <summary className="disclosure flex min-h-11 cursor-pointer items-center gap-2 text-accent">{title}</summary>
      <ActionForm t={t} action={action} label={title}>
        <p>{lead}</p>
        <input type="hidden" name="record_kind" value={kind} />
        <input type="hidden" name="key" value={key} />
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        <TextArea name="reason" label={t("history.reason")} rows={2} />
        <div className="flex flex-wrap items-center gap-4">
          <SubmitButton quiet>{t("history.ask")}</SubmitButton>
          {more && (
            <a href={more.href} className="inline-flex min-h-11 items-center">
              {more.text}
            </a>
          )}
        </div>
      </ActionForm>
    </details>
  );
}
