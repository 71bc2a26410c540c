"use server";

import { runStaffAction } from "@/app/staff-action";
import { type FormState, readText } from "@/lib/forms/state";
import { staffRecordPath, staffSuggestionPath } from "@/lib/paths";
import { declineSuggestion, proposeSuggestion } from "@/lib/suggestions/decide";

/** Says no, with a reason that the sender reads. */
export async function decline(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale }) => {
    const reference = readText(form, "reference");
    await declineSuggestion(actor, reference, readText(form, "reason"));
    return staffSuggestionPath(locale, reference);
  });
}

/** Makes a draft of it and goes on to the form of the facility. */
export async function takeUp(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale }) => {
    const { draft, facility } = await proposeSuggestion(actor, readText(form, "reference"));
    return staffRecordPath(locale, "facility", facility, `draft=${draft}`);
  });
}
