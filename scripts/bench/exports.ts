import fs from "node:fs";
import path from "node:path";
import { XLSX_ROWS } from "@/lib/files/xlsx";
import { type Format, filePath } from "@/lib/paths";
import { ask, freshQuery } from "./client";
import { copyFacilities, download, feedSlowly, megabytes } from "./download";
import { watchMemory } from "./programs";
import { type Finding, median } from "./report";
import { probeBeside } from "./slow";
import { inTurn, type Register, type Stage } from "./stage";

const STREAMED = ["csv", "ndjson", "geojson", "kml", "parquet", "xlsx"] as const;

/** Follows the pages of the JSON to the end, as a program would that wants all of it; gives how long it took. */
async function walkJson({ program }: Register): Promise<number> {
  const began = performance.now();
  let seen = 0;
  for (let next: string | null = filePath("facilities", "json", `${freshQuery()}&limit=1000`); next !== null; ) {
    const { body } = await ask(program.origin + next);
    const page = JSON.parse(body) as { total: number; next: string | null; facilities: unknown[] };
    seen += page.facilities.length;
    next = page.next;
    if (next === null && seen !== page.total) throw new Error(`The pages of JSON hold ${seen} of ${page.total}`);
  }
  return performance.now() - began;
}

type Taken = { register: Register; file: string };

/** Takes a format whole in turn with a COPY of the same rows into a file; how long, how long beside it, and the memory. */
async function measureFormat(format: Format, { register, file }: Taken, rounds: number): Promise<Finding[]> {
  const { program, url, count } = register;
  const address = () => program.origin + filePath("facilities", format, freshQuery());
  const take = () => (format === "json" ? walkJson(register) : download(address(), file));
  await take();
  const growths: number[] = [];
  const times = await inTurn(
    rounds,
    async () => {
      const memory = watchMemory(program.pid);
      const took = await take();
      growths.push(memory.stop());
      return took;
    },
    () => copyFacilities(url, program.origin, `${file}.copy`),
  );
  const size = format === "json" ? "" : `, ${(fs.statSync(file).size / 1e6).toFixed(0)} MB`;
  for (const one of [file, `${file}.copy`]) fs.rmSync(one, { force: true });
  const seconds = median(times.ours) / 1000;
  return [
    {
      what: `full ${format}, ${count} rows${size}`,
      yardstick: "COPY of the same rows into a file",
      ratio: median(times.ours) / median(times.theirs),
      value: `${(median(times.ours) / median(times.theirs)).toFixed(1)} x, ${seconds.toFixed(1)} s`,
      aim: null,
      met: null,
    },
    megabytes(`full ${format}, extra memory`, median(growths)),
    ...(format === "json"
      ? []
      : [megabytes(`full ${format}, extra memory, slow client`, await feedSlowly(program, address()))]),
  ];
}

/** Every format whole: time beside a COPY, memory, and the list while twenty slow readers take it. */
export async function measureExports(stage: Stage): Promise<Finding[]> {
  const { big, rounds, folder } = stage;
  const findings: Finding[] = [];
  for (const format of [...STREAMED, "json"] as const) {
    const fits = format !== "xlsx" || big.count <= XLSX_ROWS;
    const register = fits ? big : await stage.smaller(XLSX_ROWS);
    if (!register) continue;
    findings.push(...(await measureFormat(format, { register, file: path.join(folder, `whole.${format}`) }, rounds)));
    if (format !== "json") findings.push(...(await probeBeside({ big: register, rounds }, format)));
  }
  return findings;
}
