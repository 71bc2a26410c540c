import { FacilitySteps } from "@/components/duplicates/facility-steps";
import { ActionForm } from "@/components/forms/action-form";
import { CheckField } from "@/components/forms/check-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { PageHeading } from "@/components/record/page-heading";
import type { FacilityStep } from "@/lib/duplicates/pair";
import type { Editable } from "@/lib/editing/editable";
import type { Suggestion } from "@/lib/editing/suggestion";
import type { FormAction } from "@/lib/forms/state";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayDistance } from "@/lib/map/say-distance";
import type { MapGround } from "@/lib/map/schema";
import { recordPath, staffHistoryPath, staffProposalPath, staffRecordPath } from "@/lib/paths";
import type { Similar } from "@/lib/records/similar-record";
import { RecordForm } from "./record-form";

type Props = {
  t: Translate;
  locale: Locale;
  editable: Editable;
  namesKey: boolean;
  suggestions: readonly Suggestion[];
  similar: readonly Similar[];
  ground: MapGround;
  /** What else may be done with a facility. */
  steps: readonly FacilityStep[];
  actions: { save: FormAction; autosave: FormAction; confirm: FormAction };
};

/** A record to change, with what is under way for it and what it may be confused with. */
export function EditorView(props: Props) {
  const { t, locale, editable, similar, actions } = props;
  const { kind, key, state, document } = editable;
  const name = String(document.name ?? document.title ?? document.paraphrase ?? key ?? "");
  const title =
    key === null ? t("editing.newTitle", { kind: t(`recordKind.${kind}`) }) : t("editing.editTitle", { name });
  return (
    <div className="page-width grid gap-6 pb-16">
      <PageHeading title={title} />
      <Standing {...props} />
      {key !== null && <FacilitySteps locale={locale} t={t} facility={key} steps={props.steps} />}
      {kind === "facility" && key !== null && state === "published" && editable.draft === null && (
        <Confirm t={t} recordKey={key} action={actions.confirm} />
      )}
      {state !== "merged" && (
        <RecordForm
          t={t}
          locale={locale}
          editable={editable}
          namesKey={props.namesKey}
          suggestions={props.suggestions}
          ground={props.ground}
          actions={actions}
          warning={similar.length > 0 && <SimilarRecords t={t} locale={locale} similar={similar} />}
        />
      )}
    </div>
  );
}

/** What the form is made from, and what else is under way. */
function Standing({ t, locale, editable }: Props) {
  const { kind, key, version, state, draft, back, pending } = editable;
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap items-center gap-x-6 text-sm">
        <span className="text-soft">{version > 0 ? t("editing.basedOn", { version }) : t("editing.isNew")}</span>
        {key !== null && state === "published" && (
          <a href={recordPath(locale, kind, key)} className="inline-flex min-h-11 items-center">
            {t("editing.publicPage")}
          </a>
        )}
        {key !== null && state !== null && (
          <a href={staffHistoryPath(locale, kind, key)} className="inline-flex min-h-11 items-center">
            {t("editing.history")}
          </a>
        )}
      </p>
      {draft && <p className="notice notice-calm">{t("editing.isDraft")}</p>}
      {back !== null && <p className="notice notice-calm">{t("editing.goesBack", { version: back })}</p>}
      {state === "merged" && <p className="notice">{t("forms.problems.was_merged_into_another")}</p>}
      {state === "retracted" && <p className="notice">{t("editing.isRetracted")}</p>}
      {pending.length > 0 && key !== null && (
        <section aria-labelledby="pending" className="notice">
          <h2 id="pending" className="font-semibold text-base">
            {t("editing.pendingTitle")}
          </h2>
          <ul>
            {pending.map((one) => {
              const date = formatInstant(locale, one.since);
              const own = one.state === "draft";
              return (
                <li key={one.id}>
                  <a
                    href={
                      own ? staffRecordPath(locale, kind, key, `draft=${one.id}`) : staffProposalPath(locale, one.id)
                    }
                    className="inline-flex min-h-11 items-center"
                  >
                    {own
                      ? t("editing.pendingDraft", { date })
                      : t("editing.pendingProposal", { author: one.author ?? t("editing.someone"), date })}
                  </a>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}

function Confirm({ t, recordKey, action }: { t: Translate; recordKey: string; action: FormAction }) {
  return (
    <details className="measure">
      <summary className="disclosure flex min-h-11 cursor-pointer items-center gap-2 text-accent">
        {t("editing.confirm.title")}
      </summary>
      <ActionForm t={t} action={action} label={t("editing.confirm.title")}>
        <p>{t("editing.confirm.lead")}</p>
        <input type="hidden" name="key" value={recordKey} />
        <TextArea name="reason" label={t("editing.confirm.how")} rows={2} />
        <SubmitButton quiet>{t("editing.confirm.button")}</SubmitButton>
      </ActionForm>
    </details>
  );
}

/** The records that a new one may be, before it is handed in. */
function SimilarRecords({ t, locale, similar }: Pick<Props, "t" | "locale" | "similar">) {
  return (
    <section id="similar" aria-labelledby="similar-title" className="notice grid w-full gap-2">
      <h2 id="similar-title" className="font-semibold text-lg">
        {t("editing.similarTitle")}
      </h2>
      <p>{t("editing.similarLead")}</p>
      <ul>
        {similar.map(({ kind, key, name, km }) => (
          <li key={key} className="flex flex-wrap items-center gap-x-3">
            <a href={staffRecordPath(locale, kind, key)} className="inline-flex min-h-11 items-center">
              <bdi>{name}</bdi>
            </a>
            <code dir="ltr">{key}</code>
            {km !== null && <span className="text-soft">{sayDistance(t, locale, km * 1000)}</span>}
          </li>
        ))}
      </ul>
      <CheckField name="similar_seen" label={t("editing.similarSeen")} />
    </section>
  );
}
