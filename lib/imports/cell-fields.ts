import type { FacilityRow } from "@/lib/facilities/columns";
import { AUDIENCES, BODY_ROLES, FACILITY_KINDS, type FacilityDocument, SHIFTS } from "@/lib/facilities/schema";
import { type ExportedRow, listOf, type RowDraft } from "@/lib/imports/row-draft";
import { CLEAR } from "@/lib/imports/schema";

type Role = FacilityDocument["roles"][number];
type Function = FacilityDocument["functions"][number];

// The column of the file, and the field of the document where it has another name.
const TEXT_FIELDS = {
  name: "name",
  name_ur: "name_ur",
  main_kind: "kind",
  place: "place",
  address: "address",
  location_precision: "location_precision",
  host: "host_name",
  parent_ref: "parent_ref",
  ownership: "ownership",
  website: "website",
  phone: "phone",
  email: "email",
  summary: "summary",
} as const satisfies Partial<Record<keyof FacilityRow, keyof FacilityDocument>>;
const NUMBER_FIELDS = { latitude: "lat", longitude: "lon", covered_area_sqft: "area_sqft", seats: "seats" } as const;
const ROLE_COLUMNS = { operators: "operator", sponsors: "sponsor", funders: "funder" } as const;
const NEVER_BLANK: readonly string[] = ["name", "main_kind", "location_precision", "ownership"];

/** The column that holds a field of the document; the field itself where none does. */
export function columnOf(field: string): string {
  const named = Object.entries({ ...TEXT_FIELDS, ...NUMBER_FIELDS }).find(([, one]) => one === field);
  return named?.[0] ?? { area_code: "district_code", roles: "other_bodies" }[field] ?? field;
}

const entriesOf = <T extends Record<string, string>>(table: T) =>
  Object.entries(table) as [keyof T & string, T[keyof T]][];

export function readTexts(row: RowDraft) {
  for (const [column, field] of entriesOf(TEXT_FIELDS)) {
    const text = row.said(column);
    if (text === null) continue;
    if (text === CLEAR && NEVER_BLANK.includes(column)) row.refuse(column, "cannot_be_cleared");
    else if (field === "parent_ref" && text !== CLEAR && text === row.document.ref) row.refuse(column, "unknown_code");
    else if (field !== "parent_ref" || text === CLEAR || row.knows(column, "facility", [text]))
      // Whether a word belongs to its vocabulary is the schema's to say, when the whole row is checked.
      row.set(field, (text === CLEAR ? null : text) as never);
  }
}

export function readNumbers(row: RowDraft) {
  for (const [column, field] of entriesOf(NUMBER_FIELDS)) {
    const text = row.said(column);
    if (text === null) continue;
    if (text === CLEAR) row.set(field, null);
    else if (/^-?\d{1,12}(\.\d{1,20})?$/.test(text)) row.set(field, Number(text));
    else row.refuse(column, "not_a_number");
  }
}

const AREA_COLUMNS = ["tehsil_code", "district_code", "province_code"] as const;
const PRECISION_OF = { tehsil_code: "tehsil", district_code: "district", province_code: "province" } as const;

/** The deepest code given is the area; what else is given must lie above it. */
export function readArea(row: RowDraft) {
  const said = AREA_COLUMNS.map((column) => row.said(column));
  if (said.every((text) => text === null)) return;
  const stands = AREA_COLUMNS.map((column, at) => said[at] ?? (row.cells[column]?.trim() || null));
  const given = stands.filter((code): code is string => code !== null && code !== CLEAR);
  const [deepest] = given;
  if (deepest === undefined) return row.set("area_code", null);
  for (const [at, code] of stands.entries())
    if (code !== null && code !== CLEAR && !row.knows(AREA_COLUMNS[at] ?? "", "area", [code])) return;
  const above = row.around.above(deepest);
  const strange = given.find((code) => code !== deepest && !above.includes(code));
  if (strange !== undefined) return row.refuse(AREA_COLUMNS[stands.indexOf(strange)] ?? "", "areas_disagree", strange);
  row.set("area_code", deepest);
  // Of a new facility nothing nearer is known than its area, until the file says so.
  const level = AREA_COLUMNS[stands.indexOf(deepest)];
  if (row.current === null && level && row.said("location_precision") === null)
    row.set("location_precision", PRECISION_OF[level]);
}

const isOf = (words: readonly string[], word: string) => word === "" || words.includes(word);

/** Kind, shift and audience each; one that was there keeps the source it rests on. */
export function readFunctions(row: RowDraft) {
  const text = row.said("functions");
  const { kind: main, functions } = row.document;
  // A new site is used for what it is, until the file says more.
  if (text === null && row.current === null && functions.length === 0 && FACILITY_KINDS.includes(main))
    return row.set("functions", [{ kind: main, shift: null, audience: null, source_id: row.source }]);
  if (text === null) return;
  if (text === CLEAR) return row.refuse("functions", "cannot_be_cleared");
  const parts = listOf(text).map((part) => part.split("/"));
  const good = parts.every(
    ([kind = "", shift = "", audience = "", ...rest]) =>
      kind !== "" &&
      rest.length === 0 &&
      isOf(FACILITY_KINDS, kind) &&
      isOf(SHIFTS, shift) &&
      isOf(AUDIENCES, audience),
  );
  if (!good || parts.length === 0) return row.refuse("functions", "not_a_function");
  row.set(
    "functions",
    parts.map(([kind = "", shift = "", audience = ""]): Function => {
      const same = (one: Function) =>
        one.kind === kind && (one.shift ?? "") === shift && (one.audience ?? "") === audience;
      const made = { kind, shift: shift || null, audience: audience || null, source_id: row.source };
      return row.before.functions.find(same) ?? (made as Function);
    }),
  );
}

type Wanted = { role: string; body_code: string };

/** The roles of a column anew: those that the export showed give way, those that ended long ago stay. */
function replaceRoles(row: RowDraft, shown: readonly Wanted[], wanted: readonly Wanted[]): void {
  const same = (one: Wanted) => (other: Wanted) => one.role === other.role && one.body_code === other.body_code;
  const kept = row.document.roles.filter((role) => !shown.some(same(role)) && !wanted.some(same(role)));
  const roles = wanted.map(({ role, body_code }): Role => {
    const before = row.before.roles.find(same({ role, body_code }));
    return before ?? { role: role as Role["role"], body_code, from: null, to: null, source_id: row.source };
  });
  if (kept.length === row.document.roles.length && roles.length === 0) return;
  const all = [...kept, ...roles];
  // In the order in which they stood, so that a row of the same bodies is no change.
  const place = (role: Role) => row.before.roles.findIndex(same(role));
  const last = (role: Role) => (place(role) < 0 ? Number.MAX_SAFE_INTEGER : place(role));
  row.set(
    "roles",
    all.sort((one, other) => last(one) - last(other)),
  );
}

function readPairs(row: RowDraft) {
  const text = row.said("other_bodies");
  if (text === null) return;
  const pairs = text === CLEAR ? [] : listOf(text).map((pair) => pair.split(":"));
  const named: readonly string[] = Object.values(ROLE_COLUMNS);
  const good = pairs.every(
    ([role = "", code = "", ...rest]) =>
      code !== "" && rest.length === 0 && BODY_ROLES.some((one) => one === role) && !named.includes(role),
  );
  if (!good) return row.refuse("other_bodies", "not_a_role");
  const asWanted = ([role = "", body_code = ""]: string[]): Wanted => ({ role, body_code });
  const wanted = pairs.map(asWanted);
  if (
    !row.knows(
      "other_bodies",
      "body",
      wanted.map(({ body_code }) => body_code),
    )
  )
    return;
  replaceRoles(
    row,
    (row.current?.other_bodies ?? []).map((pair) => asWanted(pair.split(":"))),
    wanted,
  );
}

export function readRoles(row: RowDraft) {
  for (const [column, role] of entriesOf(ROLE_COLUMNS)) {
    const codes = row.codes(column as keyof ExportedRow, "body");
    if (codes === null) continue;
    const asRoles = (list: readonly string[]) => list.map((body_code) => ({ role, body_code }));
    replaceRoles(row, asRoles(row.current?.[column] ?? []), asRoles(codes));
  }
  readPairs(row);
}

export function readProgrammes(row: RowDraft) {
  const codes = row.codes("programmes", "programme");
  if (codes === null) return;
  const known = row.before.programmes;
  const fresh = codes.filter((code) => !known.some(({ programme_code }) => programme_code === code));
  row.set("programmes", [
    ...known.filter(({ programme_code }) => codes.includes(programme_code)),
    ...fresh.map((programme_code) => ({ programme_code, source_id: row.source })),
  ]);
}
