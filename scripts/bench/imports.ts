import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { from } from "pg-copy-streams";
import { loadPackage } from "@/lib/packages/load";
import type { Actor } from "@/lib/people/rights";
import { connect, createDatabase, withClient } from "../database/connect.mjs";
import { migrate } from "../database/migrate.mjs";
import { type Spent, weigh } from "./processor";
import { atMost, type Finding, median } from "./report";
import type { Stage } from "./stage";

/** The most that one import may hold. */
const MOST_ROWS = 100_000;
const SOURCE = "URDUPT-20240207";
const HEADINGS = "name,main_kind,district_code,place,seats,operators,source_ids";

/** The constraints that the columns of the file have in the register, on a table of its own. */
const TABLE = `CREATE TABLE import_yardstick (id serial PRIMARY KEY, name text NOT NULL CHECK (btrim(name) <> ''),
  main_kind "FacilityKind" NOT NULL, district_code text REFERENCES area (code), place text, seats int CHECK (seats >= 0),
  operators text REFERENCES body (code), source_ids text REFERENCES source (id));
  CREATE INDEX ON import_yardstick (district_code); CREATE INDEX ON import_yardstick (operators);
  CREATE INDEX ON import_yardstick (source_ids)`;

/** Words that nobody could take for one another, as many as names of places have. */
const WORDS = Array.from({ length: 2000 }, () => randomUUID().slice(0, 8));

/** A file of new facilities, spread over all districts, under names of two words; none may be taken for another. */
function writeFile(file: string, rows: number, districts: readonly string[]): void {
  const lines = [HEADINGS];
  const [first, second] = [WORDS.slice(0, 1900), WORDS.slice(1900)];
  for (let at = 0; at < rows; at += 1) {
    const name = `Hub ${first[at % first.length]} ${second[Math.floor(at / first.length)]}`;
    const place = `Place ${first[(at * 7) % first.length]}`;
    lines.push(`${name},freelancing_hub,${districts[at % districts.length]},${place},${at % 300},SCO,${SOURCE}`);
  }
  fs.writeFileSync(file, `${lines.join("\r\n")}\r\n`);
}

/** What COPY needs for the file: the middle one of three times. */
async function copyIn(url: string, file: string): Promise<Spent & { elapsed: number }> {
  const client = await connect(url);
  const columns = HEADINGS.split(",").join(", ");
  const copies: (Spent & { elapsed: number })[] = [];
  try {
    for (let round = 0; round < 3; round += 1) {
      await client.query(TABLE);
      const copy = () => client.query(from(`COPY import_yardstick (${columns}) FROM STDIN (FORMAT csv, HEADER)`));
      copies.push(await weigh(url, () => pipeline(fs.createReadStream(file), copy())));
      await client.query("DROP TABLE import_yardstick");
    }
  } finally {
    await client.end();
  }
  const middle = (of: keyof Spent | "elapsed") => median(copies.map((copy) => copy[of]));
  return { elapsed: middle("elapsed"), own: middle("own"), database: middle("database") };
}

/** Somebody who may import anything and publish it, as the register knows them. */
async function settleImporter(url: string): Promise<Extract<Actor, { kind: "person" }>> {
  const membership = { role: "reviewer", bodies: [], areas: [], publishes_directly: true, decides_own: false } as const;
  await withClient(url, async (client) => {
    await client.query(
      `INSERT INTO person (id, name, email, "twoFactorEnabled") VALUES ('bench', 'bench', 'bench@example.org', true)`,
    );
    await client.query(`INSERT INTO membership (id, person_id, role, bodies, areas, publishes_directly)
      VALUES ('bench', 'bench', 'reviewer', '{}', '{}', true)`);
  });
  return { kind: "person", id: "bench", name: "bench", office: null, memberships: [membership] };
}

/**
 * A spreadsheet of new facilities from the file to the published revision, beside a COPY of the same file into a table with
 * the same constraints. In a database of its own: a register that others measure must not grow.
 */
export async function measureImports({ big, folder }: Stage): Promise<Finding[]> {
  const rows = Math.min(MOST_ROWS, big.count);
  const admin = big.url.replace(/\/[^/]+$/, "/postgres");
  const [name, file] = ["bench_import", path.join(folder, "import.csv")];
  const url = big.url.replace(/\/[^/]+$/, `/${name}`);
  await withClient(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  await createDatabase(admin, name);
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = url;
  process.env.DATA_DIR = folder;
  const { disconnect, prisma } = await import("@/lib/db");
  const { openPlace } = await import("@/lib/imports/files");
  const { runImport } = await import("@/lib/imports/job");
  const { requestPublishing } = await import("@/lib/imports/publish");
  const { mapColumns, receiveImport } = await import("@/lib/imports/receive");
  try {
    await disconnect();
    await migrate(url);
    await loadPackage("registry-data");
    const districts = await prisma().area.findMany({ where: { level: "district" }, select: { code: true } });
    writeFile(
      file,
      rows,
      districts.map(({ code }) => code),
    );
    const yardstick = await copyIn(url, file);
    const actor = await settleImporter(url);
    const place = await openPlace(name);
    fs.copyFileSync(file, place);
    const id = await receiveImport(actor, place, "import.csv");
    const { columns } = await prisma().import.findUniqueOrThrow({ where: { id } });
    const preview = await weigh(url, async () => {
      await mapColumns(actor, id, columns);
      await runImport(id);
    });
    const publication = await weigh(url, async () => {
      await requestPublishing(actor, id, "Measured");
      await runImport(id);
    });
    const { state } = await prisma().import.findUniqueOrThrow({ where: { id } });
    if (state !== "published") throw new Error(`The import ended as ${state}`);
    const what = `import of ${rows} rows`;
    const beside = "COPY of the same file plus its constraints";
    const times = (spent: number) => (spent / (yardstick.own + yardstick.database)).toFixed(1);
    const processor = (step: string, { own, database }: Spent): Finding => ({
      what: `${what}, ${step}: processor's time`,
      yardstick: beside,
      ratio: (own + database) / (yardstick.own + yardstick.database),
      value: `${times(own + database)} x: ${times(own)} of the process, ${times(database)} of the database`,
      aim: null,
      met: null,
    });
    const seconds = (preview.elapsed + publication.elapsed) / 1000;
    return [
      { what: `${what}, preview`, yardstick: beside, ratio: preview.elapsed / yardstick.elapsed, aim: null, met: null },
      processor("preview", preview),
      atMost(`${what}, published`, beside, publication.elapsed / yardstick.elapsed, 10),
      processor("published", publication),
      { what: `${what}, whole`, yardstick: "", ratio: null, value: `${seconds.toFixed(1)} s`, aim: null, met: null },
    ];
  } finally {
    await disconnect();
    if (before) process.env.DATABASE_URL = before;
    await withClient(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    fs.rmSync(file, { force: true });
  }
}
