import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { to } from "pg-copy-streams";
import type { Sql } from "sql-template-tag";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { facilityWhere } from "@/lib/facilities/where";
import { resolveMoment } from "@/lib/revisions/moment";
import { connect } from "../database/connect.mjs";
import { readSlowly } from "./client";
import { watchMemory } from "./programs";
import { atMost, type Finding, median } from "./report";
import { inTurn, type Stage } from "./stage";

const MOST_MEMORY = 64;

/** COPY takes no parameters: they are written into the text. */
const inline = ({ text, values }: Sql) => text.replace(/\$(\d+)/g, (_, at) => pg.escapeLiteral(String(values[at - 1])));

async function download(address: string, file: string): Promise<number> {
  const began = performance.now();
  const response = await new Promise<http.IncomingMessage>((resolve, reject) =>
    http.get(address, { agent: false }, resolve).on("error", reject),
  );
  if (response.statusCode !== 200) throw new Error(`${address} answered ${response.statusCode}`);
  await pipeline(response, fs.createWriteStream(file));
  return performance.now() - began;
}

async function copyOut(url: string, statement: string, file: string): Promise<number> {
  const client = await connect(url);
  try {
    const began = performance.now();
    await pipeline(client.query(to(statement)), fs.createWriteStream(file));
    return performance.now() - began;
  } finally {
    await client.end();
  }
}

const countLines = (file: string) => {
  let lines = 0;
  const bytes = fs.readFileSync(file);
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
};

const megabytes = (what: string, value: number): Finding => ({
  what,
  yardstick: "the server before it",
  ratio: null,
  value: `${Math.max(0, value).toFixed(0)} MB`,
  aim: `<= ${MOST_MEMORY} MB`,
  met: value <= MOST_MEMORY,
});

/** The whole register as CSV beside a COPY of the same columns in the same order into a file, and the memory it takes. */
export async function measureCsv({ big, rounds, folder }: Stage): Promise<Finding[]> {
  const address = `${big.program.origin}/facilities.csv`;
  const [ours, theirs] = [path.join(folder, "ours.csv"), path.join(folder, "theirs.csv")];
  const columns = FACILITY_COLUMNS.map(({ name }) =>
    name === "url" ? `'${big.program.origin}/facilities/' || v.ref AS url` : `v.${name}`,
  );
  const where = inline(facilityWhere({}, await resolveMoment({})));
  const statement = `COPY (SELECT ${columns.join(", ")} FROM facility_version v WHERE ${where} ORDER BY v.name, v.ref) TO STDOUT (FORMAT csv, HEADER)`;
  await download(address, ours);
  const growths: number[] = [];
  const times = await inTurn(
    rounds,
    async () => {
      const memory = watchMemory(big.program.pid);
      const took = await download(address, ours);
      growths.push(memory.stop());
      return took;
    },
    () => copyOut(big.url, statement, theirs),
  );
  const [lines, expected] = [countLines(ours), countLines(theirs)];
  if (lines !== expected) throw new Error(`The CSV has ${lines} lines, COPY gave ${expected}`);
  const memory = watchMemory(big.program.pid);
  const reader = readSlowly(address, 1_000_000);
  await new Promise((resolve) => setTimeout(resolve, 8000));
  const slowly = memory.stop();
  reader.stop();
  for (const file of [ours, theirs]) fs.rmSync(file);
  return [
    atMost("full CSV, time", "COPY of the same rows into a file", median(times.ours) / median(times.theirs), 2),
    megabytes("full CSV, extra memory", median(growths)),
    megabytes("full CSV, extra memory, slow client", slowly),
  ];
}
