import type { AreaDocument } from "@/lib/areas/schema";
import { type Day, firstDay } from "@/lib/dates/partial-date";
import { FACILITY_COLUMNS, type FacilityRow } from "@/lib/facilities/columns";
import { contestedMeasures } from "@/lib/facilities/contested";
import type { BodyRole, FacilityDocument } from "@/lib/facilities/schema";
import { effectiveDay, statusGroup, statusOn, turningDays } from "@/lib/facilities/status";
import { termsOf } from "@/lib/facilities/terms";
import { functionTokens, roleTokens } from "@/lib/facilities/tokens";
import { type Cell, csvRecord } from "@/lib/files/csv";

/** What a source means for the records that rest on it. */
export type SourceFacts = { use: string; published_on: string | null; origin_group: string | null };

/** What surrounds a document when it is flattened: its version, and the records it names. */
export type FlattenContext = {
  version: number;
  updatedAt: string;
  firstPublished: Day;
  /** An area and all above it, deepest first. */
  areasOf(code: string): AreaDocument[];
  source(id: string): SourceFacts | undefined;
  /** The names that a body can be searched by; the same list each time it is asked for. */
  bodyNames(code: string): readonly (string | null)[];
};

/** A row of the one public table: the public columns but `url`, the day interval, and what filters look at. */
export type FlatFacility = Omit<FacilityRow, "url"> & {
  valid_from: Day;
  valid_to: Day;
  province_ur: string | null;
  district_ur: string | null;
  tehsil_ur: string | null;
  status_group: string;
  status_day: Day | null;
  announced_day: Day | null;
  opened_day: Day | null;
  confirmed_day: Day | null;
  quiet_since: Day | null;
  area_codes: string[];
  function_tokens: string[];
  role_tokens: string[];
  terms: string[];
  csv: string;
  synthetic: boolean;
};

/** The end of a period that has not ended. */
export const FOR_EVER = "9999-12-31";

const day = (partial: string | null) => (partial ? firstDay(partial) : null);
const unique = (values: Iterable<string>) => [...new Set(values)].sort();

/** The sources that a facility's values rest on, those that may be cited; and how many distinct witnesses they are. */
function witnesses(document: FacilityDocument, context: FlattenContext) {
  const rows = [
    ...document.citations,
    ...document.names,
    ...document.functions,
    ...document.roles,
    ...document.programmes,
    ...document.events,
    ...document.measures,
  ];
  const ids = unique(rows.flatMap(({ source_id }) => (source_id ? [source_id] : [])));
  const citable = ids.filter((id) => context.source(id)?.use === "cite");
  return {
    source_ids: citable,
    source_count: new Set(citable.map((id) => context.source(id)?.origin_group ?? id)).size,
  };
}

/** What does not change from day to day. */
function lasting(document: FacilityDocument, context: FlattenContext) {
  const areas = document.area_code ? context.areasOf(document.area_code) : [];
  const level = (name: AreaDocument["level"]) => areas.find((area) => area.level === name);
  const [province, district, tehsil] = [level("province"), level("district"), level("tehsil")];
  return {
    ref: document.ref,
    name: document.name,
    name_ur: document.name_ur,
    main_kind: document.kind,
    kinds: [...new Set([document.kind, ...document.functions.map(({ kind }) => kind)])],
    functions: document.functions.map(({ kind, shift, audience }) => `${kind}/${shift ?? ""}/${audience ?? ""}`),
    province_code: province?.code ?? null,
    province: province?.name ?? null,
    province_ur: province?.name_ur ?? null,
    district_code: district?.code ?? null,
    district: district?.name ?? null,
    district_ur: district?.name_ur ?? null,
    tehsil_code: tehsil?.code ?? null,
    tehsil: tehsil?.name ?? null,
    tehsil_ur: tehsil?.name_ur ?? null,
    place: document.place,
    address: document.address,
    latitude: document.lat,
    longitude: document.lon,
    location_precision: document.location_precision,
    host: document.host_name,
    parent_ref: document.parent_ref,
    programmes: unique(document.programmes.map(({ programme_code }) => programme_code)),
    ownership: document.ownership,
    covered_area_sqft: document.area_sqft,
    seats: document.seats,
    website: document.website,
    phone: document.phone,
    email: document.email,
    summary: document.summary,
    ...witnesses(document, context),
    updated_at: context.updatedAt,
    version: context.version,
    area_codes: areas.map(({ code }) => code),
    function_tokens: functionTokens(document.functions),
    terms: termsOf(document, areas, context.bodyNames),
    synthetic: document.synthetic,
  };
}

/** The bodies that stand behind a facility on a day: a role runs from the first day of `from` to that of `to`. */
function bodiesOn(document: FacilityDocument, on: Day) {
  const held = document.roles.filter(
    ({ from, to }) => (from === null || firstDay(from) <= on) && (to === null || firstDay(to) > on),
  );
  const codes = (role: BodyRole) => unique(held.filter((row) => row.role === role).map(({ body_code }) => body_code));
  return {
    operators: codes("operator"),
    sponsors: codes("sponsor"),
    funders: codes("funder"),
    other_bodies: unique(
      held
        .filter(({ role }) => !["operator", "sponsor", "funder"].includes(role))
        .map(({ role, body_code }) => `${role}:${body_code}`),
    ),
    role_tokens: roleTokens(held),
  };
}

/** The newest date of what may be cited for the events so far, or of a confirmation; of two that begin on one day, the more precise. */
function confirmedOn(document: FacilityDocument, context: FlattenContext, on: Day): string | null {
  const sources = document.events
    .filter((event) => effectiveDay(event) <= on)
    .flatMap(({ source_id }) => (source_id && context.source(source_id)) || []);
  const dates = sources.flatMap(({ use, published_on }) => (use === "cite" && published_on) || []);
  const all = document.confirmed_on ? [...dates, document.confirmed_on] : dates;
  return all.sort((a, b) => firstDay(a).localeCompare(firstDay(b)) || a.length - b.length).at(-1) ?? null;
}

/** The days on which a facility's row changes: when it is first listed, and when an event, a silence or a role turns. */
function periodStarts(document: FacilityDocument, context: FlattenContext): Day[] {
  const dated = document.events.flatMap((event) => (event.on ? [firstDay(event.on)] : [])).sort();
  const listed = dated[0] ?? context.firstPublished;
  const roles = document.roles.flatMap(({ from, to }) => [from, to].flatMap((date) => (date ? [firstDay(date)] : [])));
  return unique([listed, ...turningDays(document.events), ...roles]).filter((start) => start >= listed);
}

/** The public columns but `url`, which the address of the registry ends. */
const CSV_COLUMNS = FACILITY_COLUMNS.flatMap(({ name }) => (name === "url" ? [] : [name]));

/** The values of a flat row in the order of the public columns. */
export const csvCells = (row: Omit<FacilityRow, "url">): Cell[] => CSV_COLUMNS.map((name) => row[name]);

/**
 * Flattens one published version into a row for each period in which nothing about it changes (design 4.2):
 * half-open, without a gap, from the first day of its earliest event (none dated: of its first publication).
 */
export function flattenFacility(document: FacilityDocument, context: FlattenContext): FlatFacility[] {
  const always = lasting(document, context);
  const contested = document.place_contested || contestedMeasures(document.measures).size > 0;
  const rows: FlatFacility[] = [];
  let said = "";
  for (const start of periodStarts(document, context)) {
    const status = statusOn(document.events, start);
    const changing = Object.assign({}, status, bodiesOn(document, start), {
      contested: contested || status.contested,
      last_confirmed_on: confirmedOn(document, context, start),
    });
    // A period ends only where something changes: neighbours that say the same are one.
    const saying = JSON.stringify(changing);
    if (saying === said) continue;
    said = saying;
    const before = rows.at(-1);
    if (before) before.valid_to = start;
    // Not spread: for so many properties Object.assign is eight times as fast, and a register has a million rows.
    const row = Object.assign({}, always, changing, {
      status_group: statusGroup(status.status),
      status_day: day(status.status_on),
      announced_day: day(status.announced_on),
      opened_day: day(status.opened_on),
      confirmed_day: day(changing.last_confirmed_on),
      valid_from: start,
      valid_to: FOR_EVER,
    });
    rows.push(Object.assign(row, { csv: csvRecord(csvCells(row)).trimEnd() }));
  }
  return rows;
}
