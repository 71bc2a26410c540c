import { type FacilityFilter, facilityFields } from "@/lib/facilities/filter";
import { CODED } from "@/lib/facilities/request";
import { FACILITY_KINDS, type FacilityKind } from "@/lib/facilities/schema";
import { directoryAt } from "@/lib/records/directory";
import {
  defineQuery,
  findUnknown,
  InvalidQuery,
  type Parameters,
  type QueryValue,
  writeParameters,
} from "@/lib/records/query";
import { listOf, type Refusal } from "@/lib/records/query-fields";
import { isRecordKind, RECORD_KINDS, type RecordKind } from "@/lib/records/schema";
import { dropStrangeCodes } from "@/lib/records/strange-codes";
import { fileView, pageView, type View } from "@/lib/records/view";
import { CHANGE_COLUMNS } from "@/lib/revisions/change-columns";
import { type Moment, resolveMoment, withoutRefused } from "@/lib/revisions/moment";

const { q, kind: _kind, updated_since, known_at, as_of: _asOf, ...ofFacilities } = facilityFields;
// The two vocabularies share no word: a kind of record, or a kind of facility.
const fields = { q, kind: listOf([...RECORD_KINDS, ...FACILITY_KINDS]), ...ofFacilities, updated_since, known_at };
const changeQuery = defineQuery(fields);
/** What the changes can be filtered by. */
export const CHANGE_PARAMETERS: readonly string[] = changeQuery.names;
/** And what each of these takes. */
export const CHANGE_SCHEMAS = changeQuery.schemas;
export type ChangeFilter = QueryValue<typeof fields>;
export type ChangeRequest = { filter: ChangeFilter; view: View; moment: Moment; refusals: readonly Refusal[] };

const names = CHANGE_COLUMNS.map(({ name }) => name);

/** What the changes are asked for: kinds of record, and of the facilities those that match a filter; null: any. */
export function partsOfChanges(filter: ChangeFilter): { records: RecordKind[]; facilities: FacilityFilter | null } {
  const { q: _q, kind = [], updated_since: _since, known_at: _known, ...rest } = filter;
  const kinds = kind.filter((word): word is FacilityKind => !isRecordKind(word));
  const facilities = { ...rest, ...(kinds.length ? { kind: kinds } : {}) };
  return {
    records: kind.filter(isRecordKind),
    facilities: Object.keys(facilities).length > 0 ? facilities : null,
  };
}

async function resolve(filter: ChangeFilter, view: View, refusals: readonly Refusal[]): Promise<ChangeRequest> {
  const moment = await resolveMoment(filter);
  const checked = dropStrangeCodes(filter, CODED, await directoryAt(moment.revision));
  return { filter: checked.filter, view, moment, refusals: [...refusals, ...checked.refusals] };
}

/** Reads a page's query; what cannot be taken is named and left out. The order is always newest first. */
export async function readChangeRequest(parameters: Parameters): Promise<ChangeRequest> {
  const given = [...parameters];
  const shown = pageView([]);
  const { value, refusals } = changeQuery.read(given);
  const view = shown.read(given);
  const named = [...refusals, ...view.refusals, ...findUnknown(given, [...changeQuery.names, ...shown.names])];
  try {
    return await resolve(value, view.value as View, named);
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    return resolve(withoutRefused(value, error), view.value as View, [...named, ...error.refusals]);
  }
}

/** Reads a machine address's query. Throws `InvalidQuery` that names every parameter it does not take. */
export async function parseChangeRequest(parameters: Parameters, format: string): Promise<ChangeRequest> {
  const given = [...parameters];
  const shown = fileView(names, format);
  const { value: filter, refusals } = changeQuery.read(given);
  const view = shown.read(given);
  const named = [...refusals, ...view.refusals, ...findUnknown(given, [...changeQuery.names, ...shown.names])];
  const { sort, columns } = view.value as View;
  if (sort) named.push({ name: "sort", value: "", reason: "not_here" });
  if (columns && format === "atom") named.push({ name: "columns", value: "", reason: "not_here" });
  if (named.length) throw new InvalidQuery(named);
  const request = await resolve(filter, view.value as View, []);
  if (request.refusals.length) throw new InvalidQuery(request.refusals);
  return request;
}

/** The filter of the changes as a query string in its one spelling. */
export const changesQuery = (filter: ChangeFilter): string => writeParameters(changeQuery.toParameters(filter));
