import { writeParameters } from "@/lib/records/query";

/** The day and revision that a page was asked for, as it says them; both null for today and now. */
export type AskedMoment = {
  asOf: string | null;
  known: { revision: number; publishedAt: string } | null;
};

type Asked = { as_of?: string; known_at?: string };

/** What a page says of its moment: `as_of` only where it was asked for, the revision only where `known_at` was. */
export function describeMoment(
  { as_of, known_at }: Asked,
  moment: { revision: number; publishedAt: string },
): AskedMoment {
  return {
    asOf: as_of ?? null,
    known: known_at === undefined ? null : { revision: moment.revision, publishedAt: moment.publishedAt },
  };
}

/** The part of a filter that asks for a day or a revision: what a link to another page of the same moment carries on. */
export const momentOf = ({ as_of, known_at }: Asked): Asked => ({
  ...(as_of === undefined ? {} : { as_of }),
  ...(known_at === undefined ? {} : { known_at }),
});

/** The same as a query string; empty for today and now. */
export const momentQuery = (asked: Asked): string => writeParameters(Object.entries(momentOf(asked)));

/** A filter that asks for exactly what is shown, whatever comes later. */
export const fixedAt = <Filter extends object>(
  filter: Filter,
  { day, revision }: { day: string; revision: number },
) => ({
  ...filter,
  as_of: day,
  known_at: String(revision),
});
