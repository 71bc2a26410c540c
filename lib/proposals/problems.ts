import type { z } from "zod";
import type { Document } from "@/lib/records/difference";
import { RECORD_SCHEMAS } from "@/lib/records/kinds";
import { findRepeated } from "@/lib/records/repeated";
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

/** The words of a schema's own rules are kept; those of the library, which speak of types, become ours. */
export function sayIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === null || issue.input === undefined) return "must be given";
      return issue.expected === "number"
        ? "must be a number"
        : issue.expected === "int"
          ? "must be a whole number"
          : issue.message;
    case "invalid_value":
      return issue.input === null || issue.input === undefined ? "must be given" : "must be one of the list";
    case "invalid_format":
      if (issue.format === "url") return "must be a web address that begins with http:// or https://";
      return issue.format === "email" ? "must be an e-mail address" : issue.message;
    case "too_small":
      return issue.origin === "number" || issue.origin === "int" ? "is too small" : issue.message;
    case "too_big":
      return issue.origin === "string" ? "is too long" : "is too large";
    default:
      return issue.message;
  }
}

/** Holds a document against the schema of its kind; `document` is what it says once defaults are in, null with problems. */
export function checkRecord(
  kind: RecordKind,
  key: string,
  document: unknown,
): { document: Document | null; problems: ProposalProblem[] } {
  const parsed = RECORD_SCHEMAS[kind].schema.safeParse(document, { reportInput: true });
  if (parsed.success) {
    const repeated = findRepeated(parsed.data).map(({ field, at }) => ({
      kind,
      key,
      field: `${field}.${at}`,
      message: "is there twice",
    }));
    return { document: repeated.length ? null : parsed.data, problems: repeated };
  }
  const problems = parsed.error.issues.map((issue) => ({
    kind,
    key,
    field: issue.path.join(".") || "record",
    message: sayIssue(issue),
  }));
  return { document: null, problems };
}
