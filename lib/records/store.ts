import sql, { join, raw } from "sql-template-tag";
import { queryIn, type Tx } from "@/lib/db";
import { encodeRows, sendRows } from "@/lib/records/copy-rows";
import type { RecordKind } from "@/lib/records/schema";

type Row = Record<string, unknown>;
type Document = Record<string, unknown>;

/** A table that holds part of a document: which columns, and the rows that a document makes. */
type Relation = { table: string; columns: readonly string[]; rows(document: Document): Row[] };

/** Where a kind of record stands in the relational tables. */
type Store = {
  table: string;
  key: string;
  columns: readonly string[];
  owner: string;
  children: readonly Relation[];
  cited: boolean;
};

const listOf = (document: Document, property: string) => (document[property] ?? []) as Row[];

/** The entries of a list as rows under their owner, numbered where their order has a meaning. */
function entries(
  table: string,
  owner: string,
  key: string,
  property: string,
  columns: readonly string[],
  numbered = false,
): Relation {
  return {
    table,
    columns: [owner, ...(numbered ? ["position"] : []), ...columns],
    rows: (document) =>
      listOf(document, property).map((entry, at) => ({
        ...(typeof entry === "object" ? entry : { [columns[0] ?? ""]: entry }),
        [owner]: document[key],
        position: at + 1,
      })),
  };
}

const facilityPart = (table: string, property: string, columns: readonly string[], numbered = false) =>
  entries(table, "facility_ref", "ref", property, columns, numbered);

const STORES: Record<RecordKind, Store> = {
  area: {
    table: "area",
    key: "code",
    columns: [
      "code",
      "level",
      "name",
      "name_ur",
      "parent_code",
      "lat",
      "lon",
      "aliases",
      "iso_code",
      "pbs_code",
      "ocha_pcode",
      "map_shape_id",
      "status",
      "note",
    ],
    owner: "",
    children: [],
    cited: false,
  },
  body: {
    table: "body",
    key: "code",
    columns: ["code", "name", "short_name", "name_ur", "kind", "parent_code", "website", "note"],
    owner: "",
    children: [],
    cited: true,
  },
  source: {
    table: "source",
    key: "id",
    columns: [
      "id",
      "title",
      "publisher",
      "url",
      "document",
      "published_on",
      "kind",
      "language",
      "origin_group",
      "use",
      "note",
    ],
    owner: "",
    children: [],
    cited: false,
  },
  programme: {
    table: "programme",
    key: "code",
    columns: ["code", "name", "body_code", "note"],
    owner: "",
    children: [],
    cited: true,
  },
  facility: {
    table: "facility",
    key: "ref",
    columns: [
      "ref",
      "slug",
      "name",
      "name_ur",
      "kind",
      "area_code",
      "place",
      "place_contested",
      "address",
      "lat",
      "lon",
      "location_precision",
      "host_name",
      "host_body_code",
      "parent_ref",
      "ownership",
      "area_sqft",
      "area_note",
      "seats",
      "website",
      "phone",
      "email",
      "summary",
      "internal_note",
      "confirmed_on",
      "synthetic",
    ],
    owner: "facility_ref",
    children: [
      facilityPart("facility_name", "names", ["language", "type", "name", "source_id"]),
      facilityPart("facility_function", "functions", ["kind", "shift", "audience", "source_id"], true),
      facilityPart("facility_role", "roles", ["body_code", "role", "from", "to", "source_id"]),
      facilityPart("facility_programme", "programmes", ["programme_code", "source_id"]),
      facilityPart(
        "status_event",
        "events",
        ["status", "on", "basis", "contested", "source_id", "note", "recorded_on"],
        true,
      ),
      facilityPart("facility_measure", "measures", ["measure", "value", "qualifier", "as_of", "source_id"], true),
      facilityPart("facility_link", "links", ["link", "to_ref", "on", "source_id"]),
    ],
    cited: true,
  },
  agreement: {
    table: "agreement",
    key: "ref",
    columns: ["ref", "title", "kind", "signed_on", "scope", "promised_kinds", "promised_count", "due_on", "source_id"],
    owner: "agreement_ref",
    children: [
      entries("agreement_area", "agreement_ref", "ref", "area_codes", ["area_code"], true),
      entries("agreement_party", "agreement_ref", "ref", "parties", ["body_code", "role"]),
      entries("agreement_facility", "agreement_ref", "ref", "facilities", ["facility_ref"]),
    ],
    cited: true,
  },
  project: {
    table: "project",
    key: "ref",
    columns: [
      "ref",
      "title",
      "lead_body_code",
      "status",
      "start_on",
      "end_on",
      "outputs",
      "is_aggregate",
      "parent_ref",
      "source_id",
    ],
    owner: "project_ref",
    children: [
      entries("project_funding", "project_ref", "ref", "funding", [
        "fiscal_year_from",
        "fiscal_year_to",
        "measure",
        "amount_pkr",
        "source_id",
      ]),
      entries("project_facility", "project_ref", "ref", "facilities", ["facility_ref"]),
    ],
    cited: true,
  },
  claim: {
    table: "claim",
    key: "ref",
    columns: [
      "ref",
      "speaker_body_code",
      "programme_code",
      "measure",
      "kinds",
      "statuses",
      "value",
      "value_text",
      "qualifier",
      "as_of",
      "is_target",
      "source_id",
      "paraphrase",
    ],
    owner: "claim_ref",
    children: [entries("claim_area", "claim_ref", "ref", "area_codes", ["area_code"], true)],
    cited: true,
  },
};

const citations = (kind: RecordKind, key: string): Relation => ({
  table: "citation",
  columns: ["record_kind", "record_key", "field", "source_id", "phrase", "note"],
  rows: (document) =>
    listOf(document, "citations").map((entry) => ({ ...entry, record_kind: kind, record_key: document[key] })),
});

// Every name below stands in the table above: none comes from outside.
const name = (identifier: string) => raw(`"${identifier}"`);
const list = (identifiers: readonly string[]) => join(identifiers.map(name));

/** Brings rows of a table up to date, by their key, or makes them. */
async function upsertRows(tx: Tx, { table, key, columns }: Store, rows: readonly Row[]): Promise<void> {
  const rest = columns.filter((column) => column !== key);
  const update = join(rest.map((column) => sql`${name(column)} = EXCLUDED.${name(column)}`));
  await queryIn(
    tx,
    sql`INSERT INTO ${name(table)} (${list(columns)})
      SELECT ${list(columns)} FROM json_populate_recordset(NULL::${name(table)}, ${JSON.stringify(rows)}::json)
      ON CONFLICT (${name(key)}) DO UPDATE SET ${update}`,
  );
}

/** Parents before their children, so that no row points at one that is still to come. */
function parentsFirst(documents: readonly Document[], key: string): Document[] {
  const parentOf = (document: Document) => (document.parent_ref ?? document.parent_code) as string | undefined;
  const waiting = new Map(documents.map((document) => [document[key] as string, document]));
  const ordered: Document[] = [];
  const place = (document: Document) => {
    if (!waiting.delete(document[key] as string)) return;
    const parent = waiting.get(parentOf(document) ?? "");
    if (parent) place(parent);
    ordered.push(document);
  };
  for (const document of documents) place(document);
  return ordered;
}

/**
 * Makes the rows of documents of one kind in the relational tables: the record, then everything that hangs on it anew.
 * Answers what writes them, so that the next documents can be made meanwhile.
 */
export function prepareDocuments(
  kind: RecordKind,
  changes: readonly { document: Document; version: number }[],
): (tx: Tx) => Promise<void> {
  if (changes.length === 0) return async () => {};
  const store = STORES[kind];
  const documents = changes.map(({ document }) => document);
  const fresh = encodeRows(
    store.table,
    store.columns,
    changes.flatMap(({ document, version }) => (version === 1 ? [document] : [])),
  );
  // Nothing hangs yet on a record in its first version.
  const known = changes.flatMap(({ document, version }) => (version > 1 ? [document] : []));
  const keys = known.map((document) => document[store.key] as string);
  const hanging = [...store.children, ...(store.cited ? [citations(kind, store.key)] : [])].map((relation) => ({
    owned: relation.table === "citation" ? sql`record_kind = ${kind}::"RecordKind" AND record_key` : name(store.owner),
    rows: encodeRows(relation.table, relation.columns, documents.flatMap(relation.rows)),
  }));
  return async (tx) => {
    await sendRows(tx, fresh);
    if (known.length) await upsertRows(tx, store, parentsFirst(known, store.key));
    for (const { owned, rows } of hanging) {
      if (known.length) await queryIn(tx, sql`DELETE FROM ${name(rows.table)} WHERE ${owned} = ANY(${keys})`);
      await sendRows(tx, rows);
    }
  };
}
