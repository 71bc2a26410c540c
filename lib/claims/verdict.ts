import type { ClaimDocument } from "@/lib/claims/schema";
import type { Day } from "@/lib/dates/partial-date";

/** What holding a claim against the list came to. */
export const VERDICTS = ["agrees", "list_shorter", "list_longer", "cannot_be_checked", "target"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why; said in words by the messages under `verdictReason`. */
export const VERDICT_REASONS = [
  "same_number",
  "within_a_tenth",
  "at_least_reached",
  "within_up_to",
  "fewer_listed",
  "none_listed",
  "more_listed",
  "not_a_count_of_facilities",
  "no_number",
  "no_scope",
  "no_date",
  "before_first_record",
  "date_in_future",
  "due_not_said",
  "not_yet_due",
] as const;
export type VerdictReason = (typeof VERDICT_REASONS)[number];

export type Judgement = { verdict: Verdict; reason: VerdictReason };

/** What a judgement rests on. `due` only for a target; `on` the day compared. */
export type Evidence = {
  claim: Pick<ClaimDocument, "measure" | "value" | "qualifier" | "is_target">;
  scoped: boolean;
  on: Day | null;
  due: Day | null;
  listed: number | null;
  /** The first day on which the register lists anything at all. */
  firstRecord: Day | null;
  today: Day;
};

/** Compares a number said with a number listed: 'about' allows a tenth, 'at least' and 'up to' are one-sided. */
function compare(said: number, qualifier: ClaimDocument["qualifier"], listed: number): Judgement {
  if (qualifier === "about" && Math.abs(listed - said) <= said * 0.1)
    return { verdict: "agrees", reason: "within_a_tenth" };
  if (qualifier === "at_least" && listed >= said) return { verdict: "agrees", reason: "at_least_reached" };
  if (qualifier === "up_to" && listed <= said) return { verdict: "agrees", reason: "within_up_to" };
  if (listed === said) return { verdict: "agrees", reason: "same_number" };
  if (listed > said) return { verdict: "list_longer", reason: "more_listed" };
  return { verdict: "list_shorter", reason: listed === 0 ? "none_listed" : "fewer_listed" };
}

/** Judges a claim by what the register lists. Computed, never typed; a promise is judged only after its due date. */
export function judgeClaim({ claim, scoped, on, due, listed, firstRecord, today }: Evidence): Judgement {
  const unchecked = (reason: VerdictReason): Judgement => ({ verdict: "cannot_be_checked", reason });
  if (claim.measure !== "facilities") return unchecked("not_a_count_of_facilities");
  if (claim.is_target && due === null) return { verdict: "target", reason: "due_not_said" };
  // The whole of the last day is left to keep a promise.
  if (claim.is_target && due !== null && due >= today) return { verdict: "target", reason: "not_yet_due" };
  if (claim.value === null) return unchecked("no_number");
  if (!scoped) return unchecked("no_scope");
  if (on === null) return unchecked("no_date");
  if (on > today) return unchecked("date_in_future");
  if (listed === null || firstRecord === null || on < firstRecord) return unchecked("before_first_record");
  return compare(claim.value, claim.qualifier, listed);
}
