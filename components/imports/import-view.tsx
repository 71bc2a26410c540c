import type { ReactNode } from "react";
import type { FormAction } from "@/lib/forms/state";
import { formatInstant, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { ShownImport } from "@/lib/imports/shown";
import { staffImportPath, staffProposalPath } from "@/lib/paths";
import { FaultList } from "./fault-list";
import { StepForm } from "./import-steps";
import { LookAgain } from "./look-again";
import { MappingForm } from "./mapping-form";
import { UndoSection } from "./undo-section";

export type ImportActions = { map: FormAction; step: FormAction; undo: FormAction; decide: FormAction };
type Props = { locale: Locale; t: Translate; found: ShownImport; actions: ImportActions; children: ReactNode };

const LOOK_AGAIN_MS = 2500;

function Working({ locale, t, found }: Pick<Props, "locale" | "t" | "found">) {
  const what = found.standing === "publishing" ? "publishing" : "comparing";
  return (
    <section className="notice grid gap-1">
      <p role="status">{t(`imports.working.${what}`, { rows: formatNumber(locale, found.rowsRead) })}</p>
      <p>
        <a href={staffImportPath(locale, found.id)} className="inline-flex min-h-11 items-center">
          {t("imports.working.lookAgain")}
        </a>
      </p>
      <LookAgain after={LOOK_AGAIN_MS} />
    </section>
  );
}

function Mapping({ t, found, actions }: Pick<Props, "t" | "found" | "actions">) {
  const { id, format, headings, columns } = found;
  return format === "zip" ? (
    <StepForm
      t={t}
      action={actions.map}
      id={id}
      label={t("imports.mapping.title")}
      steps={[{ name: "compare", label: t("imports.mapping.compare") }]}
    />
  ) : (
    <MappingForm t={t} action={actions.map} id={id} headings={headings} columns={columns} />
  );
}

/** What may be done with an import that is compared: nothing while rows are refused or pairs undecided. */
function HandIn({ t, found, actions }: Pick<Props, "t" | "found" | "actions">) {
  const { id, wait, mayPublish } = found;
  const steps = [
    { name: "submit", label: t("imports.step.submit"), quiet: mayPublish },
    ...(mayPublish ? [{ name: "publish", label: t("imports.step.publish") }] : []),
  ];
  return (
    <section className="grid gap-4" aria-labelledby="hand-in">
      <h2 id="hand-in" className="text-xl">
        {t("imports.handIn")}
      </h2>
      {wait === null ? (
        <StepForm
          t={t}
          action={actions.step}
          id={id}
          label={t("imports.handIn")}
          reason={t("imports.reason")}
          hint={t("imports.reasonHint")}
          steps={steps}
        />
      ) : (
        <p className="measure">{t(`imports.wait.${wait}`)}</p>
      )}
      {wait === "twins" && (
        <StepForm
          t={t}
          action={actions.step}
          id={id}
          label={t("imports.twins.rest")}
          reason={t("imports.twins.reason")}
          steps={[{ name: "rest", label: t("imports.twins.rest"), quiet: true }]}
        />
      )}
    </section>
  );
}

/** An import as it stands, what can be done next, and its rows below. */
export function ImportView({ locale, t, found, actions, children }: Props) {
  const { id, standing, mine, proposalId, faults, mayPublish } = found;
  const isOpen = mine && ["compared", "refused", "rejected", "taken_back"].includes(standing);
  return (
    <div className="grid gap-8">
      <p>
        <strong>{t(`imports.standing.${standing}`)}</strong>
        <span className="text-soft">
          {" · "}
          {t("imports.sent", { name: found.author, time: formatInstant(locale, found.createdAt) })}
        </span>
        {proposalId !== null && (
          <>
            {" · "}
            <a href={staffProposalPath(locale, proposalId)}>{t("imports.proposal")}</a>
          </>
        )}
      </p>
      {(standing === "comparing" || standing === "publishing") && <Working locale={locale} t={t} found={found} />}
      {faults.length > 0 && (
        <section className="error-summary" aria-labelledby="faults">
          <h2 id="faults" className="text-lg">
            {t(standing === "refused" ? "imports.refused" : "imports.notPublished")}
          </h2>
          <FaultList t={t} faults={faults} />
        </section>
      )}
      {mine && standing === "mapping" && (
        <section className="grid gap-4" aria-labelledby="mapping">
          <h2 id="mapping" className="text-xl">
            {t("imports.mapping.title")}
          </h2>
          <p className="measure">{t(found.format === "zip" ? "imports.mapping.package" : "imports.mapping.lead")}</p>
          <Mapping t={t} found={found} actions={actions} />
        </section>
      )}
      {mine && standing === "compared" && <HandIn t={t} found={found} actions={actions} />}
      {standing === "submitted" && mayPublish && (
        <StepForm
          t={t}
          action={actions.step}
          id={id}
          label={t("imports.step.publish")}
          steps={[{ name: "publish", label: t("imports.step.publish") }]}
        />
      )}
      {standing === "submitted" && !mayPublish && <p className="measure">{t("imports.waitsForOthers")}</p>}
      {standing === "published" && <UndoSection locale={locale} t={t} found={found} action={actions.undo} />}
      {children}
      {isOpen && (
        <details>
          <summary className="min-h-11 py-2">{t("imports.mapping.again")}</summary>
          <div className="pt-3">
            <Mapping t={t} found={found} actions={actions} />
          </div>
        </details>
      )}
      {mine && (isOpen || standing === "mapping") && (
        <StepForm
          t={t}
          action={actions.step}
          id={id}
          label={t("imports.step.discard")}
          steps={[{ name: "discard", label: t("imports.step.discard"), quiet: true }]}
        />
      )}
    </div>
  );
}
