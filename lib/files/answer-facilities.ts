import { env } from "@/lib/env";
import { describeFilter, nameFile } from "@/lib/facilities/describe";
import { countFile, fileQuery, permanentFileQuery, writeFacilities } from "@/lib/facilities/files";
import { toQuery, without } from "@/lib/facilities/filter";
import { refuseBeforeFirst } from "@/lib/facilities/first-record";
import { type FacilityRequest, parseFacilityRequest } from "@/lib/facilities/request";
import { DATA_LICENCE, type FileNotes } from "@/lib/files/file-notes";
import type { FileAnswer } from "@/lib/files/file-response";
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

function noteFile(request: FacilityRequest, format: FacilityFormat, count: number): FileNotes {
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

/** What `/facilities.{format}` answers: the same filter as the page, the whole result. */
export async function answerFacilities(request: Request, format: FacilityFormat): Promise<FileAnswer> {
  const asked = await parseFacilityRequest(new URL(request.url).searchParams, format);
  await refuseBeforeFirst(asked.filter.as_of, asked.moment);
  const count = await countFile(asked);
  const notes = noteFile(asked, format, count);
  return {
    address: filePath("facilities", format, fileQuery(asked, format)),
    permanent: filePath("facilities", format, permanentFileQuery(asked, format)),
    moment: asked.moment,
    count,
    format,
    list: "facilities",
    fileName: nameFile(asked.filter, asked.directory),
    citation: notes.citation,
    body: writeFacilities(asked, format, notes),
  };
}
