import type { z } from "zod";
import type { RecordKind } from "@/lib/records/schema";

/** Something that keeps a proposal from going on: which record, which field, and why. */
export type ProposalProblem = { kind: RecordKind; key: string; field: string; message: string };

/** The proposal has faults that its author can mend; nothing was changed. */
export class InvalidProposal extends Error {
  constructor(readonly problems: readonly ProposalProblem[]) {
    super(problems.map(({ kind, key, field, message }) => `${kind} ${key}, ${field}: ${message}`).join("; "));
  }
}

/** Somebody else was first: the proposal is no longer in the state that the step needs. */
export class ProposalMoved extends Error {
  constructor(readonly state: string | null) {
    super(state === null ? "There is no such proposal" : `The proposal is already ${state}`);
  }
}

/** Both sides changed the same fields: a person has to choose. Nothing was published. */
export class ProposalConflict extends Error {
  constructor(readonly conflicts: readonly { kind: RecordKind; key: string; fields: string[] }[]) {
    super(conflicts.map(({ kind, key, fields }) => `${kind} ${key}: ${fields.join(", ")}`).join("; "));
  }
}

/** The issues of a schema as problems of a record. */
export function toProblems(kind: RecordKind, key: string, error: z.ZodError): ProposalProblem[] {
  return error.issues.map((issue) => ({ kind, key, field: issue.path.join(".") || "record", message: issue.message }));
}
