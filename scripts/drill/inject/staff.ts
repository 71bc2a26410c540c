import fs from "node:fs/promises";
import { prisma } from "@/lib/db";
import { decidePair } from "@/lib/duplicates/pairs";
import type { Locale } from "@/lib/i18n/locales";
import { openPlace } from "@/lib/imports/files";
import { runImport } from "@/lib/imports/job";
import { mapColumns, receiveImport } from "@/lib/imports/receive";
import {
  staffImportPath,
  staffMergePath,
  staffPairPath,
  staffPath,
  staffPersonPath,
  staffProposalPath,
  staffSecurityPath,
} from "@/lib/paths";
import { commentOnProposal, saveDraft } from "@/lib/proposals/propose";
import type { Document } from "@/lib/records/difference";
import { castPerson, type Person, STAGE } from "../cast";
import { CLOSERS, VECTORS } from "./payloads";

const OTHER = "PKF5WF1J0";

/** A text that runs, another one for each number. */
type Texts = (nth: number) => string;

async function propose(actor: Person, text: Texts): Promise<bigint> {
  const where = { kind: "facility", key: STAGE } as const;
  const { number, document } = await prisma().recordVersion.findFirstOrThrow({ where, orderBy: { number: "desc" } });
  const proposed = { ...(document as Document), name: text(1), summary: text(2) };
  const change = { action: "publish", successor: null, base_version: number, document: proposed } as const;
  const id = await saveDraft(actor, { title: text(3), reason: text(4), changes: [{ ...where, ...change }] });
  await commentOnProposal(actor, id, text(5));
  return id;
}

/** A file with a heading that nobody knows, of a record that it would change, and of a new one whose status is refused. */
async function sendIn(actor: Person, text: Texts): Promise<bigint> {
  const rows = [
    ["ref", "summary", "place", "status", text(6)],
    [STAGE, text(7), text(8), "", text(9)],
    ["", text(10), text(11), text(12), ""],
  ];
  const lines = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","));
  const file = await openPlace("drill");
  await fs.writeFile(file, lines.join("\r\n"));
  const id = await receiveImport(actor, file, "texts.csv");
  const { columns } = await prisma().import.findUniqueOrThrow({ where: { id } });
  await mapColumns(actor, id, columns);
  await runImport(id);
  return id;
}

/**
 * Leaves payloads in what staff write to each other and send in, in a person's name, and as a stranger in the log of
 * security; `id` is an administrator's. Answers the pages that show them, in each of the languages.
 */
export async function fillStaffRooms(
  url: string,
  { id, turn, languages }: { id: string; turn: number; languages: readonly Locale[] },
): Promise<string[]> {
  const text: Texts = (nth) => `${CLOSERS[(turn + nth) % CLOSERS.length]}${VECTORS[(turn + nth * 5) % VECTORS.length]}`;
  const actor = await castPerson(id, "administrator");
  await prisma().person.update({ where: { id }, data: { name: text(13), office: text(14) } });
  const [proposal, sent] = [await propose(actor, text), await sendIn(actor, text)];
  await decidePair(actor, { one: STAGE, other: OTHER, decision: "different", reason: text(15) });
  await fetch(`${url}/suggest`, { method: "POST", headers: { origin: text(16) }, body: new FormData() });
  return languages.flatMap((locale) => [
    staffProposalPath(locale, proposal),
    staffImportPath(locale, sent),
    staffPairPath(locale, STAGE, OTHER),
    staffMergePath(locale, STAGE, OTHER, `into=${STAGE}`),
    staffPersonPath(locale, id),
    staffPath(locale, "status"),
    staffSecurityPath(locale),
  ]);
}
