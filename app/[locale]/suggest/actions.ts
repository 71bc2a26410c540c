"use server";

import { runPublicAction } from "@/app/staff-action";
import { type FormState, readOptional, readText } from "@/lib/forms/state";
import { suggestionStatePath } from "@/lib/paths";
import { countSuggestion, findSuggestible, receiveSuggestion } from "@/lib/suggestions/receive";
import { SuggestionInput } from "@/lib/suggestions/schema";
import { isUnhurried } from "@/lib/suggestions/seal";

const fault = (field: string, message: string): FormState => ({ problems: [{ field, message }], values: {} });

/** A member of the public suggests something. Programs fill in what people do not see, and send at once. */
export async function sendSuggestion(_state: FormState, form: FormData): Promise<FormState> {
  return runPublicAction(form, async ({ t, locale, headers }) => {
    if (readText(form, "homepage")) return fault("homepage", t("suggest.leaveEmpty"));
    if (!isUnhurried(readText(form, "made"))) return fault("", t("suggest.tooQuick"));
    const input = SuggestionInput.parse({
      facility_ref: readOptional(form, "facility"),
      text: readText(form, "text"),
      link: readOptional(form, "link"),
      contact: readOptional(form, "contact"),
    });
    if (input.facility_ref !== null && !(await findSuggestible(input.facility_ref)))
      return fault("", t("suggest.noFacility"));
    const seconds = await countSuggestion(headers);
    if (seconds > 0) return fault("", t("suggest.wait", { minutes: Math.ceil(seconds / 60) }));
    return suggestionStatePath(locale, await receiveSuggestion(input));
  });
}
