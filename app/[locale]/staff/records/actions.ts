"use server";

import { runStaffAction } from "@/app/staff-action";
import { firstColumn } from "@/lib/editing/record-forms";
import { FormFaults, INTENTS, takeEditForm } from "@/lib/editing/save";
import { takeNewForm } from "@/lib/editing/similar-first";
import { sayProblem } from "@/lib/forms/say";
import { type FormState, readText } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";
import { staffProposalPath, staffRecordPath } from "@/lib/paths";
import { confirmUnchanged } from "@/lib/proposals/confirm";
import { replaceProposal } from "@/lib/proposals/decide";
import { ProposalMoved } from "@/lib/proposals/problems";
import { proposeRetraction, proposeVersion } from "@/lib/proposals/revert";
import { isRecordKind, type RecordKind } from "@/lib/records/schema";

/** What an author has to mend, beside its field; a draft of what they typed may have been kept. */
const sayFaults = (t: Translate, { problems, kept }: FormFaults): FormState => ({
  problems: problems.map(({ field, message }) => ({
    field: field === "record" ? "" : field,
    message: sayProblem(t, message),
  })),
  values: kept ? { draft: [String(kept.id)], key: [kept.key] } : {},
});

async function orFaults<Result>(t: Translate, work: () => Promise<Result>): Promise<Result | FormState> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FormFaults) return sayFaults(t, error);
    throw error;
  }
}

/** One more row of a list, for a form without a script: it comes back as it was, with that row. */
function addRow(form: FormData, kind: string, list: string): FormState {
  const rows = [...form.keys()].flatMap((key) => (key.startsWith(`${list}.`) ? Number(key.split(".")[1]) : []));
  const next = Math.max(-1, ...rows.filter(Number.isInteger)) + 1;
  const column = isRecordKind(kind) ? firstColumn(kind, list) : null;
  if (column === null) return { problems: [], values: {} };
  return { problems: [], values: { [column === "" ? `${list}.${next}` : `${list}.${next}.${column}`]: [""] } };
}

/** Takes a record's form: keeps it as a draft, hands it in for review, or publishes it. */
export async function saveRecord(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale, t }) => {
    const kind = readText(form, "record_kind");
    const list = readText(form, "add");
    if (list !== "") return addRow(form, kind, list);
    const intent = INTENTS.find((one) => one === readText(form, "intent")) ?? "draft";
    if (!isRecordKind(kind)) return { problems: [{ field: "", message: t("forms.trouble.missing") }], values: {} };
    return orFaults(t, async () => {
      const { id, key, similar } = await takeNewForm(actor, kind, form, intent);
      const from = readText(form, "from");
      const began = /^[1-9]\d{0,17}$/.test(from) ? `&from=${from}` : "";
      if (intent === "draft") return staffRecordPath(locale, kind, key, `draft=${id}&kept=1${began}`);
      if (similar.length > 0) return `${staffRecordPath(locale, kind, key, `draft=${id}&similar=1${began}`)}#similar`;
      if (began !== "") await replaceProposal(actor, BigInt(from), id, t("review.anew", { id: String(id) }));
      return staffProposalPath(locale, id);
    });
  });
}

/** Keeps what is being typed as a draft, unasked. */
export async function autosaveRecord(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { t }) => {
    const kind = readText(form, "record_kind");
    if (!isRecordKind(kind)) return { problems: [], values: {} };
    return orFaults(t, async () => {
      const { id, key } = await takeEditForm(actor, kind, form, "draft");
      return { problems: [], values: { draft: [String(id)], key: [key] } };
    });
  });
}

/** Says that somebody looked and nothing has changed: dates the record. */
export async function confirmRecord(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale }) =>
    staffProposalPath(locale, await confirmUnchanged(actor, readText(form, "key"), readText(form, "reason"))),
  );
}

/** The record that a form is about. Throws `ProposalMoved` for what is no kind. */
function readRecord(form: FormData): { kind: RecordKind; key: string } {
  const kind = readText(form, "record_kind");
  if (!isRecordKind(kind)) throw new ProposalMoved(null);
  return { kind, key: readText(form, "key") };
}

/** Asks for a record as one of its versions had it, or for one that left the register to come back so. */
export async function revertRecord(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale }) => {
    const { kind, key } = readRecord(form);
    const version = Number(readText(form, "version"));
    if (!Number.isInteger(version)) throw new ProposalMoved(null);
    return staffProposalPath(locale, await proposeVersion(actor, kind, key, version, readText(form, "reason")));
  });
}

/** Asks for a record to be taken out of the register. */
export async function retractRecord(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale }) => {
    const { kind, key } = readRecord(form);
    return staffProposalPath(locale, await proposeRetraction(actor, kind, key, readText(form, "reason")));
  });
}
