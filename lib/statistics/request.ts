import { facilityQuery } from "@/lib/facilities/filter";
import type { FacilityRequest } from "@/lib/facilities/question";
import { parseFacilityRequest, readFacilityRequest } from "@/lib/facilities/request";
import { defineQuery, findUnknown, InvalidQuery, type Parameters } from "@/lib/records/query";
import { flag, oneOf, type Refusal } from "@/lib/records/query-fields";

const LANGUAGES = ["en", "ur"] as const;

/** How the files of statistics are written: `lang` chooses the labels, `bom` and `safe` are for spreadsheets. */
export const statisticsView = (format: "csv" | "json") =>
  format === "csv"
    ? defineQuery({ lang: oneOf(LANGUAGES), bom: flag, safe: flag })
    : defineQuery({ lang: oneOf(LANGUAGES) });

/** Reads the page's query: the whole filter of the facilities and nothing else. Never throws for what was typed. */
export async function readStatisticsRequest(parameters: Parameters): Promise<FacilityRequest> {
  const given = [...parameters];
  const known = ([name]: [string, string]) => facilityQuery.names.some((one) => one === name);
  const request = await readFacilityRequest(given.filter(known));
  return { ...request, refusals: [...request.refusals, ...findUnknown(given, facilityQuery.names)] };
}

/** Reads a file's query. Throws `InvalidQuery` that names every parameter it does not take. */
export async function parseStatisticsRequest(parameters: Parameters, format: "csv" | "json"): Promise<FacilityRequest> {
  const given = [...parameters];
  const taken: readonly string[] = [...facilityQuery.names, ...statisticsView(format).names];
  const unknown = findUnknown(given, taken);
  try {
    const request = await parseFacilityRequest(
      given.filter(([name]) => taken.includes(name)),
      format,
    );
    if (unknown.length === 0) return request;
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    throw new InvalidQuery([...error.refusals, ...unknown] satisfies Refusal[]);
  }
  throw new InvalidQuery(unknown);
}
