import { foldWords } from "@/lib/search/fold";
import { type Row, readTable } from "@/tests/support/package-tables";

/**
 * The public facilities worked out anew from the package's files, row by row and in memory: what the register's
 * answers are held against. It shares no code with the register but the folding of letters.
 */
export type OracleFacility = {
  row: Row;
  functions: Row[];
  roles: Row[];
  events: Row[];
  measures: Row[];
  programmes: string[];
  sources: string[];
  areas: string[];
  terms: string[];
};

/** The day on which the shipped data counts as published (`created` of its descriptor). */
export const PUBLISHED = "2026-11-22";
/** README, 'Show, do not hide' 7: the Amazon park, NASTP and what lies inside it, the hub of Islamgarh's college. */
const CONTESTED_PLACES = ["PKF9CRWGK", "PKFZRTMD2", "PKFXZT0KC", "PKFJ7PATA"];

const PROGRESS = [
  ...["announced", "agreement_signed", "notified", "under_construction", "ready", "soft_launched", "operational"],
  ...["upgrade_planned", "stalled", "withdrawn", "closed"],
];
const GROUPS: Record<string, string> = {
  soft_launched: "open",
  operational: "open",
  upgrade_planned: "open",
  ready: "ready",
  under_construction: "building",
  announced: "promised",
  agreement_signed: "promised",
  notified: "promised",
  stalled: "stopped",
  withdrawn: "stopped",
  closed: "stopped",
  unknown: "unknown",
};

export const groupOf = (status: string): string => GROUPS[status] ?? "";
export const startOf = (date = ""): string => (date + "-01-01".slice(date.length - 4)).slice(0, 10);
export const endOf = (date = ""): string => {
  if (date.length === 10) return date;
  const [year = 0, month = 12] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};
const since = (event: Row) => (event.on ? startOf(event.on) : PUBLISHED);
const along = (event: Row) => PROGRESS.indexOf(event.status ?? "");

function rowsBy(table: string, key: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of readTable(table)) groups.set(row[key] ?? "", [...(groups.get(row[key] ?? "") ?? []), row]);
  return groups;
}

/** Every facility that the package publishes. */
export function readOracle(): OracleFacility[] {
  const areas = new Map(readTable("areas").map((row) => [row.code ?? "", row]));
  const bodies = new Map(readTable("bodies").map((row) => [row.code ?? "", row]));
  const citable = new Set(readTable("sources").flatMap((row) => (row.use === "cite" ? [row.id ?? ""] : [])));
  const parts = Object.fromEntries(
    ["names", "functions", "roles", "programmes", "measures"].map((name) => [
      name,
      rowsBy(`facility_${name}`, "facility_ref"),
    ]),
  );
  const events = rowsBy("status_events", "facility_ref");
  const citations = rowsBy("citations", "subject_ref");
  return readTable("facilities")
    .filter((row) => row.publish === "true")
    .map((row) => {
      const ref = row.ref ?? "";
      const of = (name: string) => parts[name]?.get(ref) ?? [];
      const chain: Row[] = [];
      for (let area = areas.get(row.area_code ?? ""); area; area = areas.get(area.parent_code ?? "")) chain.push(area);
      const cited = (citations.get(ref) ?? []).filter((one) => one.subject_table === "facilities");
      const sourced = [
        cited,
        of("names"),
        of("functions"),
        of("roles"),
        of("programmes"),
        of("measures"),
        events.get(ref) ?? [],
      ].flat();
      return {
        row,
        functions: of("functions"),
        roles: of("roles"),
        events: events.get(ref) ?? [],
        measures: of("measures"),
        programmes: of("programmes").map((one) => one.programme_code ?? ""),
        sources: [
          ...new Set(sourced.flatMap((one) => (citable.has(one.source_id ?? "") ? [one.source_id ?? ""] : []))),
        ],
        areas: chain.map((area) => area.code ?? ""),
        terms: foldWords([
          ...["ref", "name", "name_ur", "place", "address", "host_name"].map((name) => row[name]),
          ...of("names").map((one) => one.name),
          ...chain.flatMap((area) => [area.name, area.name_ur, ...(area.aliases ?? "").split(";")]),
          ...of("roles").flatMap(({ body_code = "" }) => [
            body_code,
            ...["name", "short_name", "name_ur"].map((name) => bodies.get(body_code)?.[name]),
          ]),
        ]),
      };
    });
}

/** A facility on a day: null before it is listed. */
export type OracleState = { status: string; opened: string; quiet: boolean; contested: boolean; roles: Row[] };

/** What is true of a facility on a day, by the rules of registry-data/README.md and design section 2. */
export function stateOn(facility: OracleFacility, day: string, measuresContested: boolean): OracleState | null {
  const dated = facility.events.filter((event) => event.on).map(since);
  const listed = dated.sort()[0] ?? PUBLISHED;
  if (day < listed) return null;
  const heard = facility.events.filter((event) => since(event) <= day);
  const plain = heard.filter((event) => event.contested === "false");
  let deciding: Row | undefined;
  for (const event of plain.filter((one) => one.on))
    if (
      !deciding ||
      since(event) > since(deciding) ||
      (since(event) === since(deciding) && along(event) > along(deciding))
    )
      deciding = event;
  for (const event of plain.filter((one) => !one.on)) if (!deciding || along(event) > along(deciding)) deciding = event;
  const status = deciding?.status ?? "unknown";
  const opened = plain.filter((event) => event.on && groupOf(event.status ?? "") === "open").map(since);
  const last = heard.map(since).sort().at(-1);
  const silent = last !== undefined && (Date.parse(day) - Date.parse(last)) / 86_400_000 >= 730;
  return {
    status,
    opened: opened.sort()[0] ?? "",
    quiet: silent && groupOf(status) !== "open" && groupOf(status) !== "stopped",
    contested:
      measuresContested ||
      CONTESTED_PLACES.includes(facility.row.ref ?? "") ||
      heard.some((event) => event.contested === "true"),
    roles: facility.roles.filter(({ from, to }) => (!from || startOf(from) <= day) && (!to || startOf(to) > day)),
  };
}
