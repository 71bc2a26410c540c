import { isDay } from "@/lib/dates/partial-date";
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

const { as_of: _asOf, updated_since: _since, ...filterFields } = facilityFields;
export const betweenQuery = defineQuery({ from: momentOrRevision, to: momentOrRevision, ...filterFields });

/** Two moments of the register, and which facilities are compared. */
export type Between = {
  from: string | null;
  to: string | null;
  /** As what the register had published by then days are compared; null: by now. */
  knownAt: string | null;
  filter: FacilityFilter;
  moments: { earlier: Moment; later: Moment } | null;
  directory: Directory;
  refusals: Refusal[];
};

type Known = { known_at?: string };
const knownAs = (knownAt: string | null): Known => (knownAt === null ? {} : { known_at: knownAt });

/**
 * The moment that an end names: a day as the register speaks of it now or did at `known_at`, a revision or a moment as
 * the register spoke then. Throws `InvalidQuery` under the parameter's own name.
 */
async function momentOf(name: "from" | "to", text: string, known: Known): Promise<Moment> {
  try {
    return await resolveMoment(isDay(text) ? { as_of: text, ...known } : { known_at: text });
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    throw new InvalidQuery(error.refusals.map((refusal) => ({ ...refusal, name })));
  }
}

/** The moment of `known_at`; what cannot be taken is named among the refusals. */
async function readKnown(
  knownAt: string | null,
  refusals: Refusal[],
): Promise<{ now: Moment; knownAt: string | null }> {
  try {
    return { now: await resolveMoment(knownAs(knownAt)), knownAt };
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    refusals.push(...error.refusals);
    return { now: await resolveMoment({}), knownAt: null };
  }
}

/** Reads what two moments are compared; what cannot be taken is named in `refusals` and left out. */
export async function readBetween(parameters: Parameters): Promise<Between> {
  const given = [...parameters];
  const { value, refusals } = betweenQuery.read(given);
  const named = [...refusals, ...findUnknown(given, betweenQuery.names)];
  const { from = null, to = null, known_at: asked = null, ...filter } = value;
  const { now, knownAt } = await readKnown(asked, named);
  const known = knownAs(knownAt);
  const directory = await directoryAt(now.revision);
  const checked = dropStrangeCodes(filter, CODED, directory);
  const ends = { from, to, knownAt, filter: checked.filter, directory, refusals: [...named, ...checked.refusals] };
  if (from === null) return { ...ends, moments: null };
  try {
    const [earlier, later] = [await momentOf("from", from, known), to === null ? now : await momentOf("to", to, known)];
    return { ...ends, moments: { earlier, later } };
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    return { ...ends, moments: null, refusals: [...ends.refusals, ...error.refusals] };
  }
}

/** The question in its one spelling. */
export const writeBetween = ({
  from,
  to,
  knownAt,
  filter,
}: Omit<Between, "moments" | "directory" | "refusals">): string =>
  writeParameters(
    betweenQuery.toParameters({
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
      ...knownAs(knownAt),
      ...filter,
    }),
  );

/** The same with all in it that it hangs on: what it asks for does not change any more. */
export function permanentBetween(asked: Between): string {
  const { from, to, moments } = asked;
  if (!moments || from === null) return writeBetween(asked);
  const { earlier, later } = moments;
  const days = isDay(from) || to === null || isDay(to);
  // An end that is no day says its own revision; what is known of the others is what the days were asked under.
  const revision = isDay(from) ? earlier.revision : later.revision;
  return writeBetween({ ...asked, to: to ?? later.day, knownAt: days ? String(revision) : null });
}

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
