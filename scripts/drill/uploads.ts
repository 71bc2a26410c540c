import { createHash } from "node:crypto";
import { request } from "node:http";
import { prisma } from "@/lib/db";
import { runImport } from "@/lib/imports/job";
import { ImportUnready, requestPublishing } from "@/lib/imports/publish";
import { mapColumns } from "@/lib/imports/receive";
import { type Random, randomOf } from "@/lib/synthetic/random";
import type { Person } from "./cast";

/** A file as somebody might send it: mutated, and perhaps cut off on its way after so many bytes of the request. */
type Upload = { name: string; bytes: Buffer; cut: number | null };

/** One thing that can happen to a file. */
const MUTATIONS: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    changed[random.integer(0, changed.length - 1)] = random.integer(0, 255);
    return changed;
  },
  (bytes, random) => bytes.subarray(0, random.integer(0, bytes.length)),
  (bytes, random) => {
    const [from, until] = [random.integer(0, bytes.length), random.integer(0, bytes.length)].sort(
      (one, other) => one - other,
    );
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(until)]);
  },
  (bytes, random) => {
    const [at, from] = [random.integer(0, bytes.length), random.integer(0, bytes.length)];
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, from + 200), bytes.subarray(at)]);
  },
  (bytes, random) => {
    const at = random.integer(0, bytes.length);
    const strange = random.pick(['"', "\r", "\0", "\u202e", "(clear)", "=1+1", ";;", "\ufeff", "-1", "1e309", "--b"]);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(strange), bytes.subarray(at)]);
  },
];

/** The upload of a seed and a turn: the same again whenever it is asked for. Half the turns leave the file as it is or nearly. */
function makeUpload(files: readonly { name: string; bytes: Buffer }[], seed: number, turn: number): Upload {
  const random = randomOf(seed, turn);
  const file = random.pick(files);
  let { bytes } = file;
  for (let left = random.integer(0, 3); left > 0 && bytes.length > 0; left -= 1)
    bytes = random.pick(MUTATIONS)(bytes, random);
  return { name: file.name, bytes, cut: random.integer(0, 5) === 0 ? random.integer(0, bytes.length) : null };
}

/** Sends it as a browser does; status 0 where the connection ended, as it does for what was cut off. `goTo`: where it led. */
function sendUpload(url: string, cookie: string, { name, bytes, cut }: Upload) {
  const head = `--drill\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from("\r\n--drill--\r\n")]);
  return new Promise<{ status: number; goTo: string | null }>((resolve) => {
    const sent = request(
      `${url}/api/imports?lang=en`,
      {
        method: "POST",
        headers: {
          cookie,
          origin: url,
          accept: "application/json",
          "content-type": "multipart/form-data; boundary=drill",
          "content-length": body.length,
        },
      },
      (answer) => {
        let text = "";
        answer.on("data", (chunk) => (text += chunk));
        answer.on("close", () =>
          resolve({ status: answer.statusCode ?? 0, goTo: /"goTo":"([^"]+)"/.exec(text)?.[1] ?? null }),
        );
      },
    );
    sent.on("error", () => resolve({ status: 0, goTo: null }));
    if (cut === null) sent.end(body);
    else sent.write(body.subarray(0, cut), () => sent.destroy());
  });
}

const countVersions = () => prisma().recordVersion.count();

/**
 * Takes an upload that was received as far as it goes: compared, and published where nothing is refused. Answers what is wrong:
 * a file that is not the one that was sent, rows that do not add up, an import that is neither whole nor not at all.
 */
async function followUpload(actor: Person, id: bigint, { bytes }: Upload): Promise<string[]> {
  const wrong: string[] = [];
  const expect = (holds: boolean, what: string) => holds || wrong.push(`import ${id}: ${what}`);
  const received = await prisma().import.findUniqueOrThrow({ where: { id } });
  expect(received.sha256 === createHash("sha256").update(bytes).digest("hex"), "is not the file that was sent");
  const before = await countVersions();
  await mapColumns(actor, id, received.columns);
  await runImport(id);
  const compared = await prisma().import.findUniqueOrThrow({ where: { id } });
  const counts = compared.counts as Record<string, number>;
  if (compared.state === "refused") return wrong;
  expect(compared.state === "compared", `is ${compared.state} after it was compared`);
  const rows = await prisma().importRow.count({ where: { import_id: id } });
  const counted = ["new", "changed", "unchanged", "refused", "aside"].reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  expect(
    rows === counted && rows === compared.rows_read,
    `${rows} rows are there, ${counted} counted, ${compared.rows_read} read`,
  );
  try {
    await requestPublishing(actor, id, "A drill sends it");
  } catch (error) {
    if (!(error instanceof ImportUnready)) wrong.push(`import ${id}: ${error}`);
    expect((await countVersions()) === before, "was not handed in and changed something");
    return wrong;
  }
  await runImport(id);
  const after = await prisma().import.findUniqueOrThrow({ where: { id } });
  const made =
    after.proposal_id === null ? 0 : await prisma().recordVersion.count({ where: { proposal_id: after.proposal_id } });
  const whole = (counts.new ?? 0) + (counts.changed ?? 0);
  expect(made === (after.state === "published" ? whole : 0), `is ${after.state} with ${made} of ${whole} records`);
  expect((await countVersions()) === before + made, "changed what is not its own");
  return wrong;
}

const REFS = ["PKF6FWFKE", "PKF5WF1J0", "PKF90KB3C", "PKF8HQF26", "PKFBKMAVR", "PKF93EWP1"];

/** A file that changes something as it stands, another one each turn: new numbers of seats, and a place. */
function composeFile(turn: number): { name: string; bytes: Buffer } {
  const rows = REFS.map((ref, at) => `${ref},${1000 + turn * 10 + at},"Ward ${turn}, مرکز",URDUPT-20240207`);
  return { name: `turn-${turn}.csv`, bytes: Buffer.from(["ref,seats,place,source_ids", ...rows, ""].join("\r\n")) };
}

/** Sends so many mutated uploads of a seed over HTTP and follows those that were received. Answers what was wrong. */
export async function runUploads(
  at: { url: string; cookie: string; actor: Person },
  { count, seed, more = [] }: { count: number; seed: number; more?: readonly { name: string; bytes: Buffer }[] },
): Promise<{ statuses: Record<string, number>; published: number; wrong: string[] }> {
  const statuses: Record<string, number> = {};
  const wrong: string[] = [];
  const published = await countPublished();
  for (let turn = 0; turn < count; turn += 1) {
    const upload = makeUpload([composeFile(turn), ...more], seed, turn);
    const [before, imports] = [await countVersions(), await prisma().import.count()];
    const { status, goTo } = await sendUpload(at.url, at.cookie, upload);
    statuses[status] = (statuses[status] ?? 0) + 1;
    const id = /imports\/(\d+)/.exec(goTo ?? "")?.[1];
    if (status >= 500) wrong.push(`turn ${turn}: answered ${status}`);
    if (id !== undefined) wrong.push(...(await followUpload(at.actor, BigInt(id), upload)));
    else if ((await countVersions()) !== before || (await prisma().import.count()) !== imports)
      wrong.push(`turn ${turn}: was not received (${status}) and left something`);
  }
  return { statuses, published: (await countPublished()) - published, wrong };
}

const countPublished = () => prisma().import.count({ where: { state: "published" } });
