import { AGREEMENT_LIST } from "@/lib/agreements/list";
import { AREA_LIST } from "@/lib/areas/list";
import { BODY_LIST } from "@/lib/bodies/list";
import { CLAIM_LIST } from "@/lib/claims/list";
import { answerChanges, isChangeFormat } from "@/lib/files/answer-changes";
import { answerFacilities } from "@/lib/files/answer-facilities";
import { citeList } from "@/lib/files/cite-list";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { type FileAnswer, type FileFormat, respondWithFile } from "@/lib/files/file-response";
import { FACILITY_FORMATS } from "@/lib/files/formats";
import { toRecord, writeCsv } from "@/lib/files/writers";
import { problem } from "@/lib/http/problem";
import { filePath, type List } from "@/lib/paths";
import { PROGRAMME_LIST } from "@/lib/programmes/list";
import { PROJECT_LIST } from "@/lib/projects/list";
import { chooseColumns } from "@/lib/records/columns";
import {
  type CommonFilter,
  type ListRequest,
  listQuery,
  pageOf,
  parseListRequest,
  type RecordList,
  readList,
} from "@/lib/records/list";
import { listSince } from "@/lib/records/list-since";
import { kindOfList } from "@/lib/records/page-standing";
import { writeParameters } from "@/lib/records/query";
import { type Removal, readRemovals } from "@/lib/records/removals";
import { DEFAULT_MACHINE_LIMIT, fileView, type View } from "@/lib/records/view";
import { fixedAt } from "@/lib/revisions/asked";
import { SOURCE_LIST } from "@/lib/sources/list";

async function* asOne<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows;
}

const parametersOf = (request: Request) => new URL(request.url).searchParams;

/** What left a list since `updated_since`. */
async function removedFrom<Row extends object, Filter extends CommonFilter>(
  list: RecordList<Row, Filter>,
  request: ListRequest<Filter>,
): Promise<Removal[]> {
  const { gone } = await listSince(list, request);
  const kind = kindOfList(list.name);
  return kind ? readRemovals(kind, gone, request.moment) : [];
}

async function answerRecords<Row extends object, Filter extends CommonFilter>(
  request: Request,
  list: RecordList<Row, Filter>,
  format: "csv" | "json",
): Promise<FileAnswer> {
  const asked = await parseListRequest(list, parametersOf(request), format);
  const { view, moment, filter } = asked;
  const columns = chooseColumns(list.columns, view.columns);
  const query = (more: View, of: Filter = filter) =>
    writeParameters([
      ...list.query.toParameters(of),
      ...fileView(
        list.columns.map(({ name }) => name),
        format,
      ).toParameters(more),
    ]);
  const rows = await readList(list, asked);
  const fixed = fixedAt(filter, moment);
  const permanent = filePath(list.name, format, query(view, fixed));
  const citation = citeList(list.name, moment, rows.length, listQuery(list, filter), permanent).text;
  const paged = async function* (): AsyncGenerator<string> {
    const page = pageOf(rows, list, asked, view.limit ?? DEFAULT_MACHINE_LIMIT);
    const next = page.next === null ? null : filePath(list.name, "json", query({ ...view, after: page.next }));
    const head = {
      total: page.total,
      revision: moment.revision,
      as_of: moment.day,
      known_at: moment.knownAt,
      filter: listQuery(list, filter),
      next,
      licence: DATA_LICENCE,
      citation,
    };
    const removed = filter.updated_since && !view.after ? { removed: await removedFrom(list, asked) } : {};
    yield `${JSON.stringify({ ...head, ...removed, [list.name]: page.rows.map((row) => toRecord(row, columns)) })}\n`;
  };
  return {
    address: filePath(list.name, format, query(view)),
    permanent,
    moment,
    count: rows.length,
    format,
    list: list.name,
    citation,
    body:
      format === "json"
        ? paged()
        : writeCsv(asOne(rows), columns, { bom: view.bom ?? false, safe: view.safe ?? false }),
  };
}

const isFormat = (format: string): format is FileFormat =>
  format === "atom" || (FACILITY_FORMATS as readonly string[]).includes(format);

function findAnswer(request: Request, list: List, format: FileFormat): Promise<FileAnswer> | null {
  if (list === "changes") return isChangeFormat(format) ? answerChanges(request, format) : null;
  if (list === "facilities") return format === "atom" ? null : answerFacilities(request, format);
  if (format !== "csv" && format !== "json") return null;
  switch (list) {
    case "bodies":
      return answerRecords(request, BODY_LIST, format);
    case "areas":
      return answerRecords(request, AREA_LIST, format);
    case "programmes":
      return answerRecords(request, PROGRAMME_LIST, format);
    case "sources":
      return answerRecords(request, SOURCE_LIST, format);
    case "claims":
      return answerRecords(request, CLAIM_LIST, format);
    case "agreements":
      return answerRecords(request, AGREEMENT_LIST, format);
    case "projects":
      return answerRecords(request, PROJECT_LIST, format);
  }
}

/** Answers `/{list}.{format}`: the same filter as the page of that list, the whole result, in that format. */
export async function answerFile(request: Request, list: List, format: string): Promise<Response> {
  const answer = isFormat(format) ? await findAnswer(request, list, format) : null;
  if (answer === null) return problem(404, `There is no ${list}.${format}`);
  return respondWithFile(request, answer);
}
