import { createHash } from "node:crypto";
import { request } from "node:http";
import { prisma } from "@/lib/db";
import { runImport } from "@/lib/imports/job";
import { ImportUnready, requestPublishing } from "@/lib/imports/publish";
import { mapColumns } from "@/lib/imports/receive";
import type { Person } from "./cast";
import { composeFile, makeUpload, type Upload } from "./mutated-files";

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

/** Counts a file that was refused, by the name of its first fault; whether that is one, and not that something failed. */
type Refuse = (fault: string | undefined) => boolean;

/**
 * Takes an upload that was received as far as it goes: compared, and published where nothing is refused. Answers what is wrong:
 * a file that is not the one that was sent, one refused without a name, rows that do not add up, an import that is neither
 * whole nor not at all.
 */
async function followUpload(actor: Person, id: bigint, { bytes }: Upload, refuse: Refuse): Promise<string[]> {
  const wrong: string[] = [];
  const expect = (holds: boolean, what: string) => holds || wrong.push(`import ${id}: ${what}`);
  const received = await prisma().import.findUniqueOrThrow({ where: { id } });
  expect(received.sha256 === createHash("sha256").update(bytes).digest("hex"), "is not the file that was sent");
  const before = await countVersions();
  await mapColumns(actor, id, received.columns);
  await runImport(id);
  const compared = await prisma().import.findUniqueOrThrow({ where: { id } });
  const counts = compared.counts as Record<string, number>;
  if (compared.state === "refused") {
    const [first] = compared.faults as { fault: string }[];
    expect(refuse(first?.fault), `was refused without a name (${first?.fault})`);
    return wrong;
  }
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

/** What the server answered, how many files it received, why it refused others (or those later), and how many were published. */
type Uploaded = {
  statuses: Record<string, number>;
  received: number;
  refused: Record<string, number>;
  published: number;
  wrong: string[];
};

/** Sends so many mutated uploads of a seed over HTTP and follows those that were received. Answers what was wrong. */
export async function runUploads(
  at: { url: string; cookie: string; actor: Person },
  { count, seed, more = [] }: { count: number; seed: number; more?: readonly { name: string; bytes: Buffer }[] },
): Promise<Uploaded> {
  const statuses: Record<string, number> = {};
  const refused: Record<string, number> = {};
  const refuse: Refuse = (fault = "nameless") => {
    refused[fault] = (refused[fault] ?? 0) + 1;
    return !["nameless", "failed"].includes(fault);
  };
  const wrong: string[] = [];
  const published = await countPublished();
  const already = await prisma().import.count();
  let received = 0;
  for (let turn = 0; turn < count; turn += 1) {
    const upload = makeUpload([composeFile(turn), ...more], seed, turn);
    const [before, imports] = [await countVersions(), await prisma().import.count()];
    const { status, goTo } = await sendUpload(at.url, at.cookie, upload);
    statuses[status] = (statuses[status] ?? 0) + 1;
    const id = /imports\/(\d+)/.exec(goTo ?? "")?.[1];
    if (status >= 400 && status !== 413) wrong.push(`turn ${turn}: answered ${status}`);
    if (id !== undefined) {
      received += 1;
      wrong.push(...(await followUpload(at.actor, BigInt(id), upload, refuse)));
      continue;
    }
    if (upload.cut === null && !refuse(status === 413 ? "too_large" : /[?&]fault=(\w+)/.exec(goTo ?? "")?.[1]))
      wrong.push(`turn ${turn}: was not received (${status}) without a name for why`);
    if ((await countVersions()) !== before || (await prisma().import.count()) !== imports)
      wrong.push(`turn ${turn}: was not received (${status}) and left something`);
  }
  // What broke off may still have been read when its turn was over.
  const left = (await prisma().import.count()) - already - received;
  if (left !== 0) wrong.push(`${left} imports are there that nobody was told of`);
  return { statuses, received, refused, published: (await countPublished()) - published, wrong };
}

const countPublished = () => prisma().import.count({ where: { state: "published" } });
