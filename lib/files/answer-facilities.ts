import { nameFile } from "@/lib/facilities/describe";
import { countFile, fileQuery, permanentFileQuery, writeFacilities } from "@/lib/facilities/files";
import { refuseBeforeFirst } from "@/lib/facilities/first-record";
import { noteFile } from "@/lib/facilities/note-file";
import { parseFacilityRequest } from "@/lib/facilities/request";
import type { FileAnswer } from "@/lib/files/file-response";
import type { FacilityFormat } from "@/lib/files/formats";
import { filePath } from "@/lib/paths";

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
