import { FACILITY_COLUMN_NAMES } from "@/lib/facilities/columns";
import { type FacilityFilter, facilityQuery } from "@/lib/facilities/filter";
import type { FacilityRequest } from "@/lib/facilities/question";
import { directoryAt } from "@/lib/records/directory";
import type { DirectoryKind } from "@/lib/records/named";
import { findUnknown, InvalidQuery, type Parameters } from "@/lib/records/query";
import type { Refusal } from "@/lib/records/query-fields";
import { dropStrangeCodes } from "@/lib/records/strange-codes";
import { fileView, pageView, type View } from "@/lib/records/view";
import { resolveMoment, withoutRefused } from "@/lib/revisions/moment";

export type { FacilityRequest };

/** The parameters that hold codes of records. */
export const CODED = {
  area: "area",
  body: "body",
  programme: "programme",
  source: "source",
} as const satisfies Partial<Record<keyof FacilityFilter, DirectoryKind>>;

async function resolve(filter: FacilityFilter, view: View, refusals: readonly Refusal[]): Promise<FacilityRequest> {
  const moment = await resolveMoment(filter);
  const directory = await directoryAt(moment.revision);
  const checked = dropStrangeCodes(filter, CODED, directory);
  return { filter: checked.filter, view, moment, directory, refusals: [...refusals, ...checked.refusals] };
}

/** Reads a page's query: what cannot be taken is named in `refusals` and left out. Never throws for what was typed. */
export async function readFacilityRequest(
  parameters: Parameters,
  others: readonly string[] = [],
): Promise<FacilityRequest> {
  const given = [...parameters];
  const shown = pageView(FACILITY_COLUMN_NAMES);
  const filter = facilityQuery.read(given);
  const view = shown.read(given);
  const refusals = [
    ...filter.refusals,
    ...view.refusals,
    ...findUnknown(given, [...facilityQuery.names, ...shown.names, ...others]),
  ];
  try {
    return await resolve(filter.value, view.value as View, refusals);
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    const left = withoutRefused(filter.value, error);
    return resolve(left, view.value as View, [...refusals, ...error.refusals]);
  }
}

/** Reads a machine address's query. Throws `InvalidQuery` that names every parameter it does not take. */
export async function parseFacilityRequest(
  parameters: Parameters,
  format: string,
  others: readonly string[] = [],
): Promise<FacilityRequest> {
  const given = [...parameters];
  const shown = fileView(FACILITY_COLUMN_NAMES, format);
  const filter = facilityQuery.read(given);
  const view = shown.read(given);
  const refusals = [
    ...filter.refusals,
    ...view.refusals,
    ...findUnknown(given, [...facilityQuery.names, ...shown.names, ...others]),
  ];
  if (refusals.length) throw new InvalidQuery(refusals);
  const request = await resolve(filter.value, view.value as View, []);
  if (request.refusals.length) throw new InvalidQuery(request.refusals);
  return request;
}
