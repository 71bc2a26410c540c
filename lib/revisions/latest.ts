import { dayOf } from "@/lib/dates/partial-date";
import { isDatabaseAway } from "@/lib/db";
import { resolveMoment } from "@/lib/revisions/moment";

/** The registry's clock: number and day of the latest publishing. */
export type LatestRevision = { revision: number; publishedOn: string };

/** Reads the latest revision for the foot of a page; null while the database is away, for a page can stand without it. */
export async function readLatestRevision(): Promise<LatestRevision | null> {
  try {
    const { revision, publishedAt } = await resolveMoment({});
    return revision > 0 ? { revision, publishedOn: dayOf(new Date(publishedAt)) } : null;
  } catch (error) {
    if (isDatabaseAway(error)) return null;
    throw error;
  }
}
