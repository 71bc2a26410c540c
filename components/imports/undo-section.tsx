import { LaterEdits } from "@/components/proposals/later-edits";
import type { FormAction } from "@/lib/forms/state";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { ShownImport } from "@/lib/imports/shown";
import { staffProposalPath } from "@/lib/paths";
import { StepForm } from "./import-steps";

type Props = { locale: Locale; t: Translate; found: ShownImport; action: FormAction };

/** Takes a published import back, or says what keeps it from being taken back. */
export function UndoSection({ locale, t, found, action }: Props) {
  const { id, laterEdits, undoId, mayDecideUndo } = found;
  if (undoId !== null)
    return (
      <section className="grid gap-3">
        <p>
          {t("imports.undo.waits")} <a href={staffProposalPath(locale, undoId)}>{t("imports.undo.see")}</a>
        </p>
        {mayDecideUndo && (
          <StepForm
            t={t}
            action={action}
            id={id}
            label={t("imports.undo.accept")}
            steps={[{ name: "accept", label: t("imports.undo.accept") }]}
          />
        )}
      </section>
    );
  return (
    <section className="grid gap-4" aria-labelledby="undo">
      <h2 id="undo" className="text-xl">
        {t("imports.undo.title")}
      </h2>
      {laterEdits.length > 0 ? (
        <LaterEdits t={t} locale={locale} edits={laterEdits} />
      ) : (
        <StepForm
          t={t}
          action={action}
          id={id}
          label={t("imports.undo.title")}
          reason={t("review.reason")}
          hint={t("imports.undo.hint")}
          steps={[{ name: "undo", label: t("imports.undo.do"), quiet: true }]}
        />
      )}
    </section>
  );
}
