import { parse } from "csv-parse/sync";
import { answerFile } from "@/lib/files/answer";
import { problemOf } from "@/lib/http/problem";
import type { List } from "@/lib/paths";

const ORIGIN = "http://localhost:3000";

/** Asks a file address of the register as a client would, without a network: `/facilities.csv?kind=other`. */
export async function ask(address: string, init: RequestInit = {}): Promise<Response> {
  const url = new URL(address, ORIGIN);
  const [, list = "", format = ""] = /^\/([a-z]+)\.([a-z]+)$/.exec(url.pathname) ?? [];
  return answerFile(new Request(url, init), list as List, format).catch(problemOf);
}

/** The text of an answer that must be one. */
export async function askText(address: string): Promise<string> {
  const response = await ask(address);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}: ${text}`);
  return text;
}

export type JsonPage = { total: number; next: string | null; revision: number; as_of: string; [list: string]: unknown };

/** Follows `next` from page to page to the end; gives the records of all pages, and the first page. */
export async function walkJson(
  address: string,
  list = "facilities",
): Promise<{ first: JsonPage; records: Record<string, unknown>[] }> {
  const records: Record<string, unknown>[] = [];
  let first: JsonPage | undefined;
  for (let next: string | null = address; next !== null; ) {
    const page = JSON.parse(await askText(next)) as JsonPage;
    first ??= page;
    records.push(...(page[list] as Record<string, unknown>[]));
    next = page.next;
    if (records.length > page.total) break;
  }
  if (!first) throw new Error(`${address} gave no page`);
  return { first, records };
}

/** The records of a CSV answer by their header. */
export const readCsv = (text: string): Record<string, string>[] =>
  parse(text, { columns: true, record_delimiter: "\r\n" });
