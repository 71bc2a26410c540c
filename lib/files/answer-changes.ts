import { env } from "@/lib/env";
import { citeList } from "@/lib/files/cite-list";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import type { FileAnswer } from "@/lib/files/file-response";
import { toRecord, writeCsv } from "@/lib/files/writers";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl, changesPath, filePath, recordPath } from "@/lib/paths";
import { chooseColumns } from "@/lib/records/columns";
import { writeParameters } from "@/lib/records/query";
import { DEFAULT_MACHINE_LIMIT, fileView, type View } from "@/lib/records/view";
import { FEED_ENTRIES, writeFeed } from "@/lib/revisions/atom";
import { CHANGE_COLUMNS } from "@/lib/revisions/change-columns";
import { type ChangeRequest, changesQuery, parseChangeRequest } from "@/lib/revisions/change-filter";
import { type ChangePage, eachChange, pageChanges } from "@/lib/revisions/changes";

/** The formats of the changes. */
export const CHANGE_FORMATS = ["csv", "json", "atom"] as const;
export type ChangeFormat = (typeof CHANGE_FORMATS)[number];
export const isChangeFormat = (format: string): format is ChangeFormat =>
  (CHANGE_FORMATS as readonly string[]).includes(format);

const COLUMN_NAMES = CHANGE_COLUMNS.map(({ name }) => name);

const queryOf = ({ filter }: Pick<ChangeRequest, "filter">, view: View, format: ChangeFormat) =>
  [changesQuery(filter), writeParameters(fileView(COLUMN_NAMES, format).toParameters(view))].filter(Boolean).join("&");

async function* writePage(asked: ChangeRequest, { rows, total, next }: ChangePage, citation: string) {
  const { view, moment, filter } = asked;
  const columns = chooseColumns(CHANGE_COLUMNS, view.columns);
  const link = next === null ? null : filePath("changes", "json", queryOf(asked, { ...view, after: next }, "json"));
  yield `${JSON.stringify({
    total,
    revision: moment.revision,
    as_of: moment.day,
    known_at: moment.knownAt,
    filter: changesQuery(filter),
    next: link,
    licence: DATA_LICENCE,
    citation,
    changes: rows.map((row) => toRecord(row, columns)),
  })}\n`;
}

async function* writeAtom({ filter, view, moment }: ChangeRequest, { rows }: ChangePage, address: string) {
  const locale = view.lang ?? "en";
  const t = translator(locale);
  const asked = changesQuery(filter);
  yield writeFeed(rows, {
    title: t("changes.feed", { what: asked === "" ? t("changes.allChanges") : asked }),
    self: absoluteUrl(env.PUBLIC_URL, address),
    page: absoluteUrl(env.PUBLIC_URL, changesPath(locale, asked)),
    updated: moment.publishedAt,
    licence: DATA_LICENCE,
    author: t("site.name"),
    link: ({ kind, key }) => absoluteUrl(env.PUBLIC_URL, recordPath(locale, kind, key)),
    name: ({ action, kind, key, name, name_ur }) =>
      `${t(`action.${action}`)}: ${(locale === "ur" ? name_ur : null) ?? name ?? key} (${t(`recordKind.${kind}`)})`,
  });
}

/** What `/changes.{format}` answers: every change that the filter asks for; the feed the newest of them. */
export async function answerChanges(request: Request, format: ChangeFormat): Promise<FileAnswer> {
  const asked = await parseChangeRequest(new URL(request.url).searchParams, format);
  const { view, moment, filter } = asked;
  const page = await pageChanges(asked, format === "atom" ? FEED_ENTRIES : (view.limit ?? DEFAULT_MACHINE_LIMIT));
  const address = filePath("changes", format, queryOf(asked, view, format));
  const fixed = { filter: { ...filter, known_at: String(moment.revision) } };
  const permanent = filePath("changes", format, queryOf(fixed, view, format));
  const citation = citeList("changes", moment, page.total, changesQuery(filter), permanent).text;
  const columns = chooseColumns(CHANGE_COLUMNS, view.columns);
  const bodies = {
    json: () => writePage(asked, page, citation),
    atom: () => writeAtom(asked, page, address),
    csv: () => writeCsv(eachChange(asked), columns, { bom: view.bom ?? false, safe: view.safe ?? false }),
  };
  return { address, permanent, moment, count: page.total, format, list: "changes", citation, body: bodies[format]() };
}
