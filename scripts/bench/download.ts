import fs from "node:fs";
import http from "node:http";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { to } from "pg-copy-streams";
import type { Sql } from "sql-template-tag";
import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import { facilityWhere } from "@/lib/facilities/where";
import { resolveMoment } from "@/lib/revisions/moment";
import { connect } from "../database/connect.mjs";
import { readSlowly } from "./client";
import { type Program, watchMemory } from "./programs";
import type { Finding } from "./report";

const MOST_MEMORY = 64;

/** COPY takes no parameters: they are written into the text. */
const inline = ({ text, values }: Sql) => text.replace(/\$(\d+)/g, (_, at) => pg.escapeLiteral(String(values[at - 1])));

/** Takes an address whole into a file; gives how long it took, in milliseconds. */
export async function download(address: string, file: string): Promise<number> {
  const began = performance.now();
  const response = await new Promise<http.IncomingMessage>((resolve, reject) =>
    http.get(address, { agent: false }, resolve).on("error", reject),
  );
  if (response.statusCode !== 200) throw new Error(`${address} answered ${response.statusCode}`);
  await pipeline(response, fs.createWriteStream(file));
  return performance.now() - began;
}

/** Lets PostgreSQL write the facilities into a file with the columns and the order of the CSV; gives how long it took. */
export async function copyFacilities(url: string, origin: string, file: string): Promise<number> {
  const columns = FACILITY_COLUMNS.map(({ name }) =>
    name === "url" ? `'${origin}/facilities/' || v.ref AS url` : `v.${name}`,
  );
  const where = inline(facilityWhere({}, await resolveMoment({})));
  const statement = `COPY (SELECT ${columns.join(", ")} FROM facility_version v WHERE ${where} ORDER BY v.name, v.ref) TO STDOUT (FORMAT csv, HEADER)`;
  const client = await connect(url);
  try {
    const began = performance.now();
    await pipeline(client.query(to(statement)), fs.createWriteStream(file));
    return performance.now() - began;
  } finally {
    await client.end();
  }
}

/** The lines of a file. */
export const countLines = (file: string) => {
  let lines = 0;
  const bytes = fs.readFileSync(file);
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
};

/** Memory that was taken beside what there was. */
export const megabytes = (what: string, value: number): Finding => ({
  what,
  yardstick: "the server before it",
  ratio: null,
  value: `${Math.max(0, value).toFixed(0)} MB`,
  aim: `<= ${MOST_MEMORY} MB`,
  met: value <= MOST_MEMORY,
});

/** How much memory a client that reads a megabyte a second costs within a few seconds, in megabytes. */
export async function feedSlowly(program: Program, address: string): Promise<number> {
  const memory = watchMemory(program.pid);
  const reader = readSlowly(address, 1_000_000);
  await new Promise((resolve) => setTimeout(resolve, 8000));
  const grown = memory.stop();
  reader.stop();
  return grown;
}
