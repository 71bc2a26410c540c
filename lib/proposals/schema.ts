import { z } from "zod";
import { RECORD_KINDS, Text } from "@/lib/records/schema";

/** One record as a proposal wants it, and the version that it was made from (0: it is new). */
export const ProposedChange = z.strictObject({
  kind: z.enum(RECORD_KINDS),
  key: z.string().regex(/^[A-Z0-9][A-Z0-9._-]{0,63}$/, "must be a ref or code"),
  action: z.enum(["publish", "retract", "merge"]).default("publish"),
  successor: z.string().nullable().default(null),
  base_version: z.int().min(0),
  document: z.record(z.string(), z.unknown()),
});
export type ProposedChange = z.output<typeof ProposedChange>;

/** What somebody wants changed, and why. */
export const ProposalInput = z.strictObject({
  title: Text.max(200),
  reason: Text.nullable(),
  /** What the register said was wrong; nothing changed in the world. */
  correction: z.boolean().default(false),
  changes: z.array(ProposedChange).min(1, "must change something"),
});
export type ProposalInput = z.input<typeof ProposalInput>;

/** What a reviewer says of one record: the fields to leave out, and the choice where both sides had changed one. */
export const Verdict = z.strictObject({
  kind: z.enum(RECORD_KINDS),
  key: z.string(),
  left_out: z.array(z.string()),
  chosen: z.record(z.string(), z.enum(["theirs", "yours"])),
});
export type Verdict = z.output<typeof Verdict>;
