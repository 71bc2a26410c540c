import { AGREEMENT_COLUMNS, type AgreementRow } from "@/lib/agreements/columns";
import { judgeDelivery } from "@/lib/agreements/delivery";
import { AGREEMENT_KINDS, type AgreementDocument } from "@/lib/agreements/schema";
import { readByRefs } from "@/lib/facilities/detail";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { readRecords } from "@/lib/records/documents";
import type { RecordList } from "@/lib/records/list";
import { defineQuery, type QueryValue } from "@/lib/records/query";
import { codes, day, listOf, momentOrRevision, oneOf, words } from "@/lib/records/query-fields";
import type { Moment } from "@/lib/revisions/moment";
import { searchIn } from "@/lib/search/match";

const fields = {
  q: words,
  body: codes,
  kind: listOf(AGREEMENT_KINDS),
  promised: listOf(FACILITY_KINDS),
  overdue: oneOf(["no_report", "no", "unknown"]),
  as_of: day,
  known_at: momentOrRevision,
};
export type AgreementFilter = QueryValue<typeof fields>;

/** The refs that the public may see at a moment, with their rows, for some documents that name facilities. */
export async function readNamedFacilities(documents: readonly { facilities: string[] }[], moment: Moment) {
  const rows = await readByRefs([...new Set(documents.flatMap(({ facilities }) => facilities))], moment);
  return new Map(rows.map((row) => [row.ref, row]));
}

async function read(moment: Moment): Promise<AgreementRow[]> {
  const agreements = await readRecords<AgreementDocument>("agreement", moment);
  const byRef = await readNamedFacilities(
    agreements.map(({ document }) => document),
    moment,
  );
  return agreements.map(
    ({ document: { citations: _citations, promised_kinds, facilities, parties, ...agreement } }) => {
      const came = facilities.flatMap((ref) => byRef.get(ref) ?? []);
      return {
        ...agreement,
        promised_kind: promised_kinds,
        parties: parties.map(({ role, body_code }) => `${role}:${body_code}`),
        facility_refs: came.map(({ ref }) => ref),
        ...judgeDelivery(agreement, came, moment.day),
      };
    },
  );
}

/** Every agreement with what was promised and what of it is listed and open. */
export const AGREEMENT_LIST: RecordList<AgreementRow, AgreementFilter> = {
  name: "agreements",
  columns: AGREEMENT_COLUMNS,
  query: defineQuery(fields),
  key: "ref",
  sort: { column: "signed_on", descending: true },
  read,
  match: (rows, { q, body, kind, promised, overdue }) => {
    const says = searchIn(rows, q, (row) => [row.ref, row.title, row.scope, ...row.parties]);
    return rows.filter(
      (row) =>
        (body === undefined || row.parties.some((party) => body.includes(party.split(":")[1] ?? ""))) &&
        (kind === undefined || kind.includes(row.kind)) &&
        (promised === undefined || row.promised_kind.some((one) => promised.some((asked) => asked === one))) &&
        (overdue === undefined || row.overdue === overdue) &&
        says(row),
    );
  },
};
