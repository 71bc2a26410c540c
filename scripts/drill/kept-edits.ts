import { verifyLog } from "@/lib/audit/verify";
import { disconnect } from "@/lib/db";
import { withClient } from "@/scripts/database/connect.mjs";
import type { Edit } from "./editors";

const STATE = { draft: "draft", submit: "submitted", publish: "published" } as const;

/** By the number that only this edit has: how often it is there as a proposal, as a version and in the log. */
const COUNTS = `SELECT substring(p.reason from '\\d+$')::int AS mark, count(DISTINCT p.id)::int AS proposals,
    min(p.state::text) AS state, count(DISTINCT v.number)::int AS versions,
    count(DISTINCT a.id) FILTER (WHERE a.action = 'submit')::int AS submitted,
    count(DISTINCT a.id) FILTER (WHERE a.action = 'publish_directly')::int AS published
  FROM proposal p
    LEFT JOIN record_version v ON v.proposal_id = p.id
    LEFT JOIN audit_entry a ON a.subject = 'proposal ' || p.id
  WHERE p.reason LIKE 'Counted in a drill, %' GROUP BY 1`;

type Counted = {
  mark: number;
  proposals: number;
  state: string;
  versions: number;
  submitted: number;
  published: number;
};

/** What must hold of the register however it was killed; each row that comes back is a fault. */
const LAWS = {
  "a revision without an entry of the log": `SELECT number::text FROM revision r
    WHERE NOT EXISTS (SELECT FROM audit_entry a WHERE a.revision = r.number)`,
  "an entry of the log without its revision": `SELECT id::text FROM audit_entry a
    WHERE revision IS NOT NULL AND NOT EXISTS (SELECT FROM revision r WHERE r.number = a.revision)`,
  "a current record that the public rows do not show": `SELECT v.key FROM record_version v
    WHERE v.kind = 'facility' AND v.known_to = 2147483647 AND v.state = 'published' AND NOT EXISTS (SELECT
      FROM facility_version f WHERE f.ref = v.key AND f.known_to = v.known_to AND f.version = v.number
        AND f.seats IS NOT DISTINCT FROM (v.document->>'seats')::numeric)`,
  "a version that follows none": `SELECT key || ' ' || number FROM record_version v WHERE number > 1 AND NOT EXISTS (SELECT
    FROM record_version p WHERE p.kind = v.kind AND p.key = v.key AND p.number = v.number - 1 AND p.known_to = v.known_from)`,
};

function judge({ mark, intent, told }: Edit, counted: Counted | undefined): string[] {
  const { proposals = 0, state = "", versions = 0, submitted = 0, published = 0 } = counted ?? {};
  const wrong: string[] = [];
  if (told === "taken" && proposals !== 1) wrong.push(`acknowledged and there ${proposals} times`);
  if (told === "taken" && proposals === 1 && state !== STATE[intent])
    wrong.push(`acknowledged as ${intent}, is ${state}`);
  if (proposals > 1 || versions > 1) wrong.push(`${proposals} proposals, ${versions} versions`);
  if (proposals === 1 && submitted !== (state === "submitted" ? 1 : 0))
    wrong.push(`${submitted} entries of its submitting`);
  if (proposals === 1 && (published !== versions || versions !== (state === "published" ? 1 : 0)))
    wrong.push(`${state} with ${versions} versions and ${published} entries of its publishing`);
  return wrong.map((one) => `edit ${mark} (${intent}, ${told}): ${one}, ${state}`);
}

/**
 * Holds what editors were told against what the register has: every acknowledged edit there, none twice, none without
 * its entry of the log, and the log whole. Answers what is wrong.
 */
export async function judgeEdits(database: string, edits: readonly Edit[]): Promise<string[]> {
  const wrong: string[] = [];
  await withClient(database, async (client) => {
    const { rows } = await client.query<Counted>(COUNTS);
    const counted = new Map(rows.map((row) => [row.mark, row]));
    wrong.push(...edits.flatMap((edit) => judge(edit, counted.get(edit.mark))));
    const known = new Set(edits.map(({ mark }) => mark));
    wrong.push(...rows.filter(({ mark }) => !known.has(mark)).map(({ mark }) => `edit ${mark}: nobody made it`));
    for (const [law, sql] of Object.entries(LAWS)) {
      const { rows: faults } = await client.query({ text: sql, rowMode: "array" });
      if (faults.length > 0) wrong.push(`${law}: ${faults.flat().slice(0, 10).join(", ")}`);
    }
  });
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = database;
  try {
    const verdict = await verifyLog();
    if (!verdict.whole) wrong.push(`the log is broken: ${JSON.stringify(verdict)}`);
  } finally {
    await disconnect();
    process.env.DATABASE_URL = before;
  }
  return wrong;
}
