import type { AreaCounts } from "@/lib/areas/columns";
import { type FacilityFilter, facilityFields, type StatusWord } from "@/lib/facilities/filter";
import { FACILITY_KINDS, type FacilityKind } from "@/lib/facilities/schema";
import { STATUS_GROUPS, type StatusGroup } from "@/lib/facilities/status";
import { defineQuery, writeParameters } from "@/lib/records/query";

const { kind, shift, audience, main_kind, status, contested, body, role, programme, ownership, opened } =
  facilityFields;

/** What of the facilities' filter areas can be asked under: which facilities count, not which areas are listed. */
export const conditionFields = {
  kind,
  shift,
  audience,
  main_kind,
  status,
  contested,
  body,
  role,
  programme,
  ownership,
  opened,
};
type ConditionName = keyof typeof conditionFields;
export type Conditions = Pick<FacilityFilter, ConditionName>;
export const CONDITION_NAMES = Object.keys(conditionFields) as ConditionName[];

/** How conditions are read from an address and written into one. */
export const conditionQuery = defineQuery(conditionFields);

/** The conditions that hold codes of records. */
export const CODED_CONDITIONS = { body: "body", programme: "programme" } as const;

/** The whole question of an area's page as an address has it: what counts, and of which moment. */
export const writeQuestion = (asked: Conditions, moment: Pick<FacilityFilter, "as_of" | "known_at">): string =>
  writeParameters([...conditionQuery.toParameters(asked), ...Object.entries(moment)]);

/** The part of a filter that says which facilities count. */
export function conditionsIn(filter: Conditions): Conditions {
  const given = CONDITION_NAMES.filter((name) => filter[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, filter[name]]));
}

/**
 * The statuses of a group that a filter asks for, as the filter of exactly those facilities has them. Null where it
 * asks for none of them, or for those without a report, which cut across the groups.
 */
export function statusWithin(asked: readonly StatusWord[] | undefined, group: StatusGroup): StatusWord[] | null {
  if (asked === undefined || asked.includes(group)) return [group];
  const statuses: readonly StatusWord[] = STATUS_GROUPS[group];
  const within = statuses.filter((one) => asked.includes(one));
  if (within.length === statuses.length) return [group];
  if (asked.includes("stalled_inferred") && group !== "open" && group !== "stopped") return null;
  return within.length > 0 ? within : null;
}

/** The kinds that a filter asks for; all where it asks for none. */
export const kindsWithin = (asked: Conditions): readonly FacilityKind[] => asked.kind ?? FACILITY_KINDS;

/** A count of an area: in all, of a status group, or of a kind. */
export type CountName = keyof AreaCounts;

/** The filter that each count of an area is the total of, but for the area itself; null: it is not counted. */
export function filterOfCount(name: CountName, asked: Conditions): FacilityFilter | null {
  if (name === "facilities") return asked;
  if ((FACILITY_KINDS as readonly string[]).includes(name)) {
    const kind = name as FacilityKind;
    return kindsWithin(asked).includes(kind) ? { ...asked, kind: [kind] } : null;
  }
  const status = statusWithin(asked.status, name as StatusGroup);
  return status && { ...asked, status };
}
