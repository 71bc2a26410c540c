import { dayOf } from "@/lib/dates/partial-date";
import { isDatabaseAway } from "@/lib/pool";
import type { LatestRevision } from "@/lib/revisions/clock";
import { resolveMoment } from "@/lib/revisions/moment";

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
