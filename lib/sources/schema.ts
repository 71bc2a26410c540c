import { z } from "zod";
import { PartialDate } from "@/lib/dates/partial-date";
import { Code, Link, Text } from "@/lib/records/schema";

export const SOURCE_KINDS = ["news", "official", "report", "parliament", "reference"] as const;
export const SOURCE_LANGUAGES = ["en", "ur"] as const;
export const SOURCE_USES = ["cite", "do_not_cite"] as const;

export const SourceDocument = z.strictObject({
  id: Code,
  title: Text,
  publisher: Text,
  url: Link.nullable(),
  document: Text.nullable(),
  published_on: PartialDate.nullable(),
  kind: z.enum(SOURCE_KINDS),
  language: z.enum(SOURCE_LANGUAGES),
  /** Reports of one release share a group and count as one witness. */
  origin_group: Text.nullable(),
  /** `do_not_cite` is kept so that nobody adds it again, and never shown. */
  use: z.enum(SOURCE_USES),
  note: Text.nullable(),
});
export type SourceDocument = z.output<typeof SourceDocument>;
