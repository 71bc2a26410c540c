"use server";

import { runStaffAction } from "@/app/staff-action";
import { type FormState, readText } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";
import { decideRest, decideTwin } from "@/lib/imports/decide-twins";
import { startImport } from "@/lib/imports/job";
import { ImportUnready, requestPublishing, submitImport } from "@/lib/imports/publish";
import { findImport, parseImportId } from "@/lib/imports/queries";
import { discardImport, ImportMoved, mapColumns } from "@/lib/imports/receive";
import { staffImportPath, staffImportsPath } from "@/lib/paths";
import { acceptProposal } from "@/lib/proposals/decide";
import { LaterEdits, undoProposal } from "@/lib/proposals/undo";

const fault = (message: string, field = ""): FormState => ({ problems: [{ field, message }], values: {} });

/** The import that a form is about; 0 stands for none, which nobody has. */
const readId = (form: FormData): bigint => parseImportId(readText(form, "id")) ?? 0n;

/** Does a step, and says in words why an import does not let it. */
async function take(t: Translate, work: () => Promise<string | FormState>): Promise<string | FormState> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ImportMoved) return fault(t("imports.moved"));
    if (error instanceof ImportUnready) return fault(t(`imports.wait.${error.waits}`));
    if (error instanceof LaterEdits) return fault(t("imports.undo.barred"));
    throw error;
  }
}

/** Has the rows compared, by the columns as they were chosen. */
export async function mapImport(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, (actor, { t, locale }) =>
    take(t, async () => {
      const id = readId(form);
      const count = Math.min(Number(readText(form, "count")) || 0, 500);
      const columns = Array.from({ length: count }, (_, at) => readText(form, `column-${at}`));
      const twice = columns.findIndex((column, at) => column !== "" && columns.indexOf(column) < at);
      if (twice >= 0) return fault(t("imports.mapping.twice"), `column-${twice}`);
      await mapColumns(actor, id, columns);
      startImport(id);
      return staffImportPath(locale, id);
    }),
  );
}

/** The next step of an import: hand it in, publish it, say that all new rows are new, give it up. */
export async function stepImport(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, (actor, { t, locale }) =>
    take(t, async () => {
      const [id, step, reason] = [readId(form), readText(form, "step"), readText(form, "reason")];
      const needsReason = form.has("reason");
      if (needsReason && reason === "") return fault(t("imports.reasonMissing"), "reason");
      if (step === "discard") {
        await discardImport(actor, id);
        return staffImportsPath(locale);
      }
      if (step === "rest") await decideRest(actor, id, reason);
      else if (step === "publish") {
        await requestPublishing(actor, id, reason);
        startImport(id);
      } else await submitImport(actor, id, reason);
      return staffImportPath(locale, id);
    }),
  );
}

/** Says of one new row that it is a known facility, or that it is not. */
export async function decideRow(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, (actor, { t, locale }) =>
    take(t, async () => {
      const id = readId(form);
      const decision = readText(form, "decision") === "same" ? "same" : "different";
      const reason = readText(form, "reason");
      if (reason === "") return fault(t("imports.reasonMissing"), "reason");
      const position = Number(readText(form, "position")) || 0;
      await decideTwin(actor, id, { position, ref: readText(form, "ref"), decision, reason });
      return staffImportPath(locale, id, "twins=1");
    }),
  );
}

/** Proposes to undo a published import as a whole, or decides on that. */
export async function undoImport(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, (actor, { t, locale }) =>
    take(t, async () => {
      const id = readId(form);
      const found = await findImport(actor, id);
      if (!found) return fault(t("imports.moved"));
      if (readText(form, "step") === "accept") {
        if (found.undoId === null) return fault(t("imports.moved"));
        await acceptProposal(actor, found.undoId, { verdicts: [], reason: null });
        return staffImportPath(locale, id);
      }
      const reason = readText(form, "reason");
      if (reason === "") return fault(t("imports.reasonMissing"), "reason");
      await undoProposal(actor, found.proposalId ?? 0n, { reason });
      return staffImportPath(locale, id);
    }),
  );
}
