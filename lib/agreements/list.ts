import { AGREEMENT_COLUMNS, type AgreementRow, partyCodes } from "@/lib/agreements/columns";
import { judgeDelivery, OVERDUE } from "@/lib/agreements/delivery";
import { AGREEMENT_KINDS, type AgreementDocument } from "@/lib/agreements/schema";
import { dayOf, firstDay } from "@/lib/dates/partial-date";
import { readByRefs } from "@/lib/facilities/detail";
import type { ListedFacility } from "@/lib/facilities/queries";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { directoryAt } from "@/lib/records/directory";
import { type Published, readRecords } from "@/lib/records/documents";
import type { RecordList } from "@/lib/records/list";
import { type Named, namesBehind } from "@/lib/records/named";
import { defineQuery, type QueryValue } from "@/lib/records/query";
import { codes, day, listOf, momentOrRevision, moment as since, words } from "@/lib/records/query-fields";
import type { Moment } from "@/lib/revisions/moment";
import { searchIn } from "@/lib/search/match";

const fields = {
  q: words,
  /** A party, whatever its part. */
  body: codes,
  kind: listOf(AGREEMENT_KINDS),
  promised: listOf(FACILITY_KINDS),
  overdue: listOf(OVERDUE),
  source: codes,
  as_of: day,
  updated_since: since,
  known_at: momentOrRevision,
};
export type AgreementFilter = QueryValue<typeof fields>;

/** The facilities that some documents name, by ref, as far as they are listed at a moment. */
export async function readNamedFacilities(
  documents: readonly { facilities: string[] }[],
  moment: Moment,
): Promise<ReadonlyMap<string, ListedFacility>> {
  const rows = await readByRefs([...new Set(documents.flatMap(({ facilities }) => facilities))], moment);
  return new Map(rows.map((row) => [row.ref, row]));
}

/** An agreement as a row: what it promised, and what came of it. */
export function toAgreementRow(
  { citations: _citations, promised_kinds, facilities, parties, ...agreement }: AgreementDocument,
  byRef: ReadonlyMap<string, ListedFacility>,
  bodies: ReadonlyMap<string, Named>,
  { day: on }: Pick<Moment, "day">,
): AgreementRow {
  const came = facilities.flatMap((ref) => byRef.get(ref) ?? []);
  return {
    ...agreement,
    // Documents from before these fields have neither.
    due_on: agreement.due_on ?? null,
    area_codes: agreement.area_codes ?? [],
    promised_kind: promised_kinds,
    parties: parties.map(({ role, body_code }) => `${role}:${body_code}`),
    facility_refs: came.map(({ ref }) => ref),
    names: namesBehind(
      bodies,
      parties.map(({ body_code }) => body_code),
    ),
    ...judgeDelivery({ ...agreement, promised_kinds }, came, on),
  };
}

/** Whether an agreement was signed by a day; an undated one counts from the day on which the register published it. */
const isSigned = ({ document, updated_at }: Published<AgreementDocument>, on: string): boolean =>
  (document.signed_on === null ? dayOf(new Date(updated_at)) : firstDay(document.signed_on)) <= on;

async function read(moment: Moment): Promise<AgreementRow[]> {
  const all = await readRecords<AgreementDocument>("agreement", moment);
  const agreements = all.filter((one) => isSigned(one, moment.day)).map(({ document }) => document);
  const [byRef, { body }] = await Promise.all([readNamedFacilities(agreements, moment), directoryAt(moment.revision)]);
  return agreements.map((agreement) => toAgreementRow(agreement, byRef, body, moment));
}

const meets = (asked: readonly string[] | undefined, has: readonly string[]) =>
  asked === undefined || has.some((value) => asked.includes(value));

/** Every agreement with what was promised and what of it is listed and open. */
export const AGREEMENT_LIST: RecordList<AgreementRow, AgreementFilter> = {
  name: "agreements",
  columns: AGREEMENT_COLUMNS,
  query: defineQuery(fields),
  key: "ref",
  sort: { column: "signed_on", descending: true },
  coded: { body: "body", source: "source" },
  read,
  match: (rows, { q, body, kind, promised, overdue, source }) => {
    const says = searchIn(rows, q, (row) => [row.ref, row.title, row.scope, ...row.parties, ...row.names]);
    return rows.filter(
      (row) =>
        meets(body, partyCodes(row)) &&
        meets(kind, [row.kind]) &&
        meets(promised, row.promised_kind) &&
        meets(overdue, [row.overdue]) &&
        meets(source, [row.source_id]) &&
        says(row),
    );
  },
};
