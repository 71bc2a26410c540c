import { readStanding } from "@/lib/records/documents";
import type { RecordKind } from "@/lib/records/schema";

const KIND_OF = new Map<string, RecordKind>([
  ["facilities", "facility"],
  ["bodies", "body"],
  ["areas", "area"],
  ["programmes", "programme"],
  ["sources", "source"],
  ["claims", "claim"],
  ["agreements", "agreement"],
  ["projects", "project"],
]);

/** The kind of record that a list holds, by the list's name in an address. */
export function kindOfList(list: string): RecordKind | undefined {
  return KIND_OF.get(list);
}

/** What stands at a page's address: something, nothing (404), a withdrawn record (410), or one that went into another (308). */
export type PageStanding = { found: "page" | "nothing" | "withdrawn" } | { found: "successor"; code: string };

/**
 * Looks up what a page's address names, before the page is made: a page can no longer choose its status once it is
 * being written. `path` is as English has it, without a language. Any address that names no record counts as a page.
 */
export async function readPageStanding(path: string): Promise<PageStanding> {
  const [, list = "", code, ...rest] = path.split("/");
  const kind = KIND_OF.get(list);
  if (!kind || code === undefined || rest.length > 0) return { found: "page" };
  const key = decodeCode(code);
  const standing = key === null ? null : await readStanding(kind, key);
  if (!standing) return key === null ? { found: "nothing" } : findInCapitals(kind, key);
  if (standing.state === "merged" && standing.successor) return { found: "successor", code: standing.successor };
  return { found: standing.state === "retracted" ? "withdrawn" : "page" };
}

/** Codes are written in capitals: one typed in small letters leads to its record. */
async function findInCapitals(kind: RecordKind, key: string): Promise<PageStanding> {
  const code = key.toUpperCase();
  const standing = code === key ? null : await readStanding(kind, code);
  return standing ? { found: "successor", code } : { found: "nothing" };
}

/** A code as the address has it, decoded; null when it cannot be one (the database takes no NUL). */
function decodeCode(code: string): string | null {
  try {
    const key = decodeURIComponent(code);
    return /^[\w.-]{1,64}$/.test(key) ? key : null;
  } catch {
    return null;
  }
}
