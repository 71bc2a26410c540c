import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { type FacilityFilter, facilityFields } from "@/lib/facilities/filter";
import { matchRows } from "@/lib/facilities/matching";
import { type ListedFacility, readByNumbers } from "@/lib/facilities/queries";
import { CODED } from "@/lib/facilities/request";
import { listRows, subtractRows } from "@/lib/facilities/row-sets";
import { directoryAt } from "@/lib/records/directory";
import { isDeepEqual } from "@/lib/records/equal";
import type { Directory } from "@/lib/records/named";
import { defineQuery, findUnknown, InvalidQuery, type Parameters, writeParameters } from "@/lib/records/query";
import { momentOrRevision, type Refusal } from "@/lib/records/query-fields";
import { readRemovals } from "@/lib/records/removals";
import { dropStrangeCodes } from "@/lib/records/strange-codes";
import type { DifferenceRow } from "@/lib/revisions/difference-columns";
import { type Moment, resolveMoment } from "@/lib/revisions/moment";

const { as_of: _asOf, known_at: _known, updated_since: _since, ...filterFields } = facilityFields;
export const betweenQuery = defineQuery({ from: momentOrRevision, to: momentOrRevision, ...filterFields });

/** Two moments of the register, and which facilities are compared. */
export type Between = {
  from: string | null;
  to: string | null;
  filter: FacilityFilter;
  moments: { earlier: Moment; later: Moment } | null;
  directory: Directory;
  refusals: Refusal[];
};

/**
 * The moment that an end names: a day as the register speaks of it now, a revision or a moment as the register spoke
 * then. Throws `InvalidQuery` under the parameter's own name.
 */
async function momentOf(name: "from" | "to", text: string): Promise<Moment> {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  try {
    return await resolveMoment(isDay ? { as_of: text } : { known_at: text });
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    throw new InvalidQuery(error.refusals.map((refusal) => ({ ...refusal, name })));
  }
}

/** Reads what two moments are compared; what cannot be taken is named in `refusals` and left out. */
export async function readBetween(parameters: Parameters): Promise<Between> {
  const given = [...parameters];
  const { value, refusals } = betweenQuery.read(given);
  const named = [...refusals, ...findUnknown(given, betweenQuery.names)];
  const { from = null, to = null, ...filter } = value;
  const now = await resolveMoment({});
  const directory = await directoryAt(now.revision);
  const checked = dropStrangeCodes(filter, CODED, directory);
  const ends = { from, to, filter: checked.filter, directory, refusals: [...named, ...checked.refusals] };
  if (from === null) return { ...ends, moments: null };
  try {
    const [earlier, later] = [await momentOf("from", from), to === null ? now : await momentOf("to", to)];
    return { ...ends, moments: { earlier, later } };
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    return { ...ends, moments: null, refusals: [...ends.refusals, ...error.refusals] };
  }
}

/** The question in its one spelling. */
export const writeBetween = ({ from, to, filter }: Pick<Between, "from" | "to" | "filter">): string =>
  writeParameters(
    betweenQuery.toParameters({ ...(from === null ? {} : { from }), ...(to === null ? {} : { to }), ...filter }),
  );

// Its version and its date of change say only that there is one; its address says what its ref does.
const COMPARED = FACILITY_COLUMNS.filter(({ name }) => !["ref", "version", "updated_at", "url"].includes(name));

const say = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.join(";") || null : String(value);
};

const byRef = (rows: readonly ListedFacility[]) => new Map(rows.map((row) => [row.ref, row]));

function compareRows(before: ListedFacility, after: ListedFacility): DifferenceRow[] {
  return COMPARED.filter(({ name }) => !isDeepEqual(before[name], after[name])).map(({ name }) => ({
    ref: after.ref,
    name: after.name,
    name_ur: after.name_ur,
    action: "changed",
    successor: null,
    field: name,
    before: say(before[name]),
    after: say(after[name]),
  }));
}

const whole = ({ ref, name, name_ur }: ListedFacility) => ({
  ref,
  name,
  name_ur,
  field: null,
  before: null,
  after: null,
});

/** Every facility that differs between two moments, field by field, in the order of their names. Costs what differs. */
export async function readDifference({ filter, moments }: Between): Promise<DifferenceRow[]> {
  if (!moments) return [];
  const { earlier, later } = moments;
  const [{ set: then }, { set: now }] = [await matchRows(filter, earlier), await matchRows(filter, later)];
  const read = (set: ReturnType<typeof subtractRows>) => readByNumbers([...listRows(set)]);
  const [left, come] = [byRef(await read(subtractRows(then, now))), byRef(await read(subtractRows(now, then)))];
  const gone = [...left.keys()].filter((ref) => !come.has(ref));
  const reasons = new Map((await readRemovals("facility", gone, later)).map((one) => [one.key, one]));
  const rows = [
    ...[...come].flatMap(([ref, row]): DifferenceRow[] => {
      const before = left.get(ref);
      return before ? compareRows(before, row) : [{ ...whole(row), action: "added", successor: null }];
    }),
    ...gone.flatMap((ref): DifferenceRow[] => {
      const row = left.get(ref);
      const { reason = "unlisted", successor = null } = reasons.get(ref) ?? {};
      return row ? [{ ...whole(row), action: reason, successor }] : [];
    }),
  ];
  return rows.sort((one, other) =>
    one.name === other.name ? (one.ref < other.ref ? -1 : 1) : one.name < other.name ? -1 : 1,
  );
}
