import { env } from "@/lib/env";
import { describeFilter } from "@/lib/facilities/describe";
import { permanentFileQuery } from "@/lib/facilities/files";
import { toQuery, without } from "@/lib/facilities/filter";
import type { FacilityRequest } from "@/lib/facilities/request";
import { DATA_LICENCE, type FileNotes } from "@/lib/files/file-notes";
import type { FacilityFormat } from "@/lib/files/formats";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl, filePath } from "@/lib/paths";
import { type Citation, citeWork, stateOfList } from "@/lib/records/cite";

/** Cites a list of facilities as the register had it; `path` is an address that keeps its content. In English. */
export function citeFacilities({ filter, directory, moment }: FacilityRequest, count: number, path: string): Citation {
  const rows = without(filter, "as_of", "known_at");
  const title = describeFilter(rows, directory, "en", translator("en"));
  const url = absoluteUrl(env.PUBLIC_URL, path);
  return citeWork({ title, state: stateOfList(moment, count), revision: moment.revision, day: moment.day, url });
}

/** What the file of a request in a format says about itself. */
export function noteFile(request: FacilityRequest, format: FacilityFormat, count: number): FileNotes {
  const { filter, view, directory, moment } = request;
  const lang = view.lang ?? "en";
  const permanent = filePath("facilities", format, permanentFileQuery(request, format));
  return {
    title: describeFilter(without(filter, "as_of", "known_at"), directory, lang, translator(lang)),
    filter: toQuery(filter),
    count,
    revision: moment.revision,
    publishedAt: moment.publishedAt,
    day: moment.day,
    licence: DATA_LICENCE,
    citation: citeFacilities(request, count, permanent).text,
    address: absoluteUrl(env.PUBLIC_URL, permanent),
  };
}
