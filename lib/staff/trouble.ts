import { ZodError } from "zod";
import { sayProblem } from "@/lib/forms/say";
import type { FormProblem } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";
import { OverBudget } from "@/lib/people/edit-budget";
import { isDatabaseAway } from "@/lib/pool";
import { InvalidProposal, ProposalConflict, ProposalMoved, sayIssue } from "@/lib/proposals/problems";
import { Forbidden } from "@/lib/records/change";
import { StaleVersion } from "@/lib/records/publish";

/** A row that was to be changed is not there (any more): Prisma's code for it. */
const isGone = (error: unknown) => (error as { code?: string }).code === "P2025";

/**
 * What a form says when its work threw, in the reader's language. Nothing was saved in any of these cases. What one
 * may not do and what is not there read the same. Null: nobody foresaw it.
 */
export function explainTrouble(error: unknown, t: Translate): FormProblem[] | null {
  if (error instanceof InvalidProposal)
    return error.problems.map(({ field, message }) => ({ field, message: sayProblem(t, message) }));
  if (error instanceof ZodError)
    return error.issues.map((issue) => ({ field: issue.path.join("."), message: sayProblem(t, sayIssue(issue)) }));
  if (isGone(error) || error instanceof Forbidden || (error instanceof ProposalMoved && error.state === null))
    return [{ field: "", message: t("forms.trouble.missing") }];
  if (error instanceof ProposalMoved) return [{ field: "", message: t("forms.trouble.moved") }];
  if (error instanceof ProposalConflict || error instanceof StaleVersion)
    return [{ field: "", message: t("forms.trouble.stale") }];
  if (error instanceof OverBudget) {
    const minutes = Math.ceil(error.waitSeconds / 60);
    return [{ field: "", message: t("forms.trouble.overBudget", { most: error.most, minutes }) }];
  }
  if (isDatabaseAway(error)) return [{ field: "", message: t("forms.trouble.away") }];
  return null;
}
