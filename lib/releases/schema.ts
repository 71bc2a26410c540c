import { z } from "zod";

/** A file of a release: its name, its length, its checksum, and how many records it holds where it holds records. */
export const ReleaseFile = z.object({
  name: z.string().regex(/^[\w-]+(\.[a-z0-9]+)?$/),
  bytes: z.int().min(0),
  sha256: z.string().length(64),
  media_type: z.string(),
  records: z.int().nullable(),
});
export type ReleaseFile = z.output<typeof ReleaseFile>;

/** A dated state of the register that is never changed again: `release.json`. */
export const Release = z.object({
  date: z.iso.date(),
  revision: z.int(),
  published_at: z.string(),
  /** The day of the release before it. */
  previous: z.iso.date().nullable(),
  /** How many records were added, changed, retracted and merged since then. */
  changes: z.record(z.string(), z.int()),
  /** The newest hash of the chain of audit entries, by which they can be held against this release. */
  audit_hash: z.string().nullable(),
  licence: z.string(),
  citation: z.string(),
  files: z.array(ReleaseFile),
});
export type Release = z.output<typeof Release>;

/** What describes a release and is not counted among its files. */
export const RELEASE_DESCRIPTION = "release.json";
export const RELEASE_SUMS = "SHA256SUMS";

/** A day as the name of a release. */
export const isReleaseDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
