import { z } from "zod";

const word = z.string().trim().max(100).catch("");

/** What of the log is asked for. Empty: all of it. `day` is a day in Pakistan; `after` the last number seen. */
export const LogFilter = z.object({
  action: word,
  person: word,
  record: word,
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .catch(""),
  after: z.coerce.number().int().positive().nullable().catch(null),
});
export type LogFilter = z.output<typeof LogFilter>;

/** The filter as a query, in one spelling; `after` where the next page begins. */
export function toLogQuery({ action, person, record, day }: LogFilter, after?: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ action, day, person, record })) if (value) query.set(name, value);
  if (after !== undefined) query.set("after", String(after));
  return query.toString();
}
