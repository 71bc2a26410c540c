import { z } from "zod";
import { Citation, Code, Text } from "@/lib/records/schema";

export const ProgrammeDocument = z.strictObject({
  code: Code,
  name: Text,
  body_code: Code,
  note: Text.nullable(),
  citations: z.array(Citation),
});
export type ProgrammeDocument = z.output<typeof ProgrammeDocument>;
