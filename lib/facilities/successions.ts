import sql from "sql-template-tag";
import { readByRefs } from "@/lib/facilities/detail";
import type { Succession } from "@/lib/facilities/links";
import type { ListedFacility } from "@/lib/facilities/queries";
import type { FacilityDocument, LinkKind } from "@/lib/facilities/schema";
import { readRecord } from "@/lib/records/documents";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";

const TURNED: Record<LinkKind, Succession> = {
  succeeded_by: "succeeds",
  moved_to: "moved_from",
  split_into: "split_from",
};

/** Another facility that was before this one, or after it. */
export type Related = { how: Succession; on: string | null; other: ListedFacility };

type Link = NonNullable<FacilityDocument["links"]>[number];

/** The facilities that say something of this one, as of a moment. */
async function readTurned(ref: string, moment: Moment): Promise<(Link & { from: string })[]> {
  const rows = await queryPublished<{ from: string }>(sql`
    SELECT DISTINCT facility_ref AS from FROM facility_link WHERE to_ref = ${ref} ORDER BY facility_ref`);
  const found = await Promise.all(rows.map(({ from }) => readRecord<FacilityDocument>("facility", from, moment)));
  return found.flatMap((record) =>
    record
      ? (record.document.links ?? []).flatMap((link) => (link.to_ref === ref ? [{ ...link, from: record.key }] : []))
      : [],
  );
}

/** What a facility's record says of those after it, and others say of it: only what is listed on the day. */
export async function readSuccessions(ref: string, moment: Moment): Promise<Related[]> {
  const [record, turned] = await Promise.all([
    readRecord<FacilityDocument>("facility", ref, moment),
    readTurned(ref, moment),
  ]);
  const links = [
    ...turned.map(({ from, link, on }) => ({ how: TURNED[link], on, ref: from })),
    ...(record?.document.links ?? []).map(({ to_ref, link, on }) => ({ how: link as Succession, on, ref: to_ref })),
  ];
  if (links.length === 0) return [];
  const rows = await readByRefs([...new Set(links.map((link) => link.ref))], moment);
  return links.flatMap(({ how, on, ref: key }) => {
    const other = rows.find((row) => row.ref === key);
    return other ? [{ how, on, other }] : [];
  });
}
