"use server";

import { runStaffAction } from "@/app/staff-action";
import { type FormState, readOptional, readText } from "@/lib/forms/state";
import { staffProposalPath } from "@/lib/paths";
import { acceptProposal, publishDirectly, rejectProposal } from "@/lib/proposals/decide";
import { ProposalMoved } from "@/lib/proposals/problems";
import { commentOnProposal, takeBackProposal } from "@/lib/proposals/propose";
import { LaterEdits, undoProposal } from "@/lib/proposals/undo";
import { readVerdicts } from "@/lib/proposals/verdict-form";

/** The proposal that a form is about. Throws `ProposalMoved` for what is no id. */
function readId(form: FormData): bigint {
  const text = readText(form, "proposal");
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new ProposalMoved(null);
  return BigInt(text);
}

/** Publishes what a reviewer ticked of a proposal, or rejects it with a reason. */
export async function decideProposal(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale, t }) => {
    const id = readId(form);
    const reason = readOptional(form, "reason");
    if (readText(form, "intent") === "reject") {
      if (reason === null)
        return { problems: [{ field: "reason", message: t("review.rejectNeedsReason") }], values: {} };
      await rejectProposal(actor, id, reason);
    } else await acceptProposal(actor, id, { verdicts: readVerdicts(form), reason });
    return staffProposalPath(locale, id);
  });
}

/** Its author takes a proposal or a draft back. */
export async function takeBack(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale }) => {
    const id = readId(form);
    await takeBackProposal(actor, id);
    return staffProposalPath(locale, id);
  });
}

/** Its author publishes what they handed in, by a membership that is trusted to. */
export async function publishOwn(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale }) => {
    const id = readId(form);
    await publishDirectly(actor, id);
    return staffProposalPath(locale, id);
  });
}

/** Proposes that everything a published proposal changed be as it was. */
export async function undoPublished(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale, t }) => {
    const reason = readText(form, "reason");
    if (reason === "")
      return { problems: [{ field: "reason", message: t("forms.problems.must_be_given") }], values: {} };
    try {
      return staffProposalPath(locale, await undoProposal(actor, readId(form), { reason }));
    } catch (error) {
      if (error instanceof LaterEdits)
        return { problems: [{ field: "", message: t("imports.undo.barred") }], values: {} };
      throw error;
    }
  });
}

/** Adds a comment to a proposal. */
export async function addComment(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale, t }) => {
    const body = readText(form, "comment");
    if (body === "")
      return { problems: [{ field: "comment", message: t("forms.problems.must_be_given") }], values: {} };
    const id = readId(form);
    await commentOnProposal(actor, id, body);
    return `${staffProposalPath(locale, id)}#comments`;
  });
}
