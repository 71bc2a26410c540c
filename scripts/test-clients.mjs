import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { findFreePort } from "./port.mjs";
import { ROOT, runProgram } from "./process.mjs";
import { say, sayFailure } from "./say.mjs";

/**
 * `npm run test:clients`: other people's programs read the register, whole and filtered. A program that is not
 * installed is listed as not run, and never as passed. `--url http://...` asks a registry that runs already; else one is
 * started on a database of its own. `--with folder` is where scripts/install-clients.sh put what is no program of the
 * machine.
 *
 * @typedef {{ client: string, shownBy: string[], name: string, run: (site: Site) => Promise<void> }} Check
 * `shownBy` is what ends well only where the client is here.
 * @typedef {{ url: string, folder: string }} Site
 */

const { values } = parseArgs({ options: { url: { type: "string" }, with: { type: "string" } } });
const given = values.url;
const installed = path.resolve(values.with ?? "clients");
const python = fs.existsSync(path.join(installed, "python")) ? path.join(installed, "python/bin/python3") : "python3";

/** @param {string[]} shownBy */
async function isInstalled([file = "", ...args]) {
  const { code } = await runProgram(file, args).catch(() => ({ code: 127 }));
  return code === 0;
}

/** What Node needs to find a package of that folder. @param {string} script */
const nodeThere = (script) => [
  "-e",
  `const load = require("node:module").createRequire(${JSON.stringify(path.join(installed, "package.json"))}); ${script}`,
];

/** @param {unknown} found @param {unknown} expected @param {string} what */
function expectSame(found, expected, what) {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(
      `${what}: found ${JSON.stringify(found)?.slice(0, 300)}, expected ${JSON.stringify(expected)?.slice(0, 300)}`,
    );
}

/** @param {string} file @param {string[]} args */
async function runClient(file, args) {
  const { code, output } = await runProgram(file, args);
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${output.slice(-500)}`);
  return output;
}

/** @param {Site} site @param {string} query @returns {Promise<string[]>} the refs that our own file has, sorted */
async function refsOf({ url }, query = "") {
  const text = await (await fetch(`${url}/facilities.ndjson?${query}`)).text();
  return text
    .split("\n")
    .flatMap((line) => (line === "" ? [] : JSON.parse(line).ref))
    .sort();
}

/**
 * What GDAL reads of a source, as refs.
 *
 * @param {string[]} args
 * @param {string} key
 */
async function readWithGdal(args, key = "ref") {
  const file = path.join(os.tmpdir(), `registry-gdal-${process.pid}.geojsonl`);
  fs.rmSync(file, { force: true });
  await runClient("ogr2ogr", ["-f", "GeoJSONSeq", file, ...args]);
  const lines = fs.readFileSync(file, "utf8").split("\n");
  fs.rmSync(file, { force: true });
  return lines.flatMap((line) => (line.trim() === "" ? [] : JSON.parse(line).properties[key])).sort();
}

/** @param {Site} site @param {string} address */
async function download({ url, folder }, address) {
  const response = await fetch(url + address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const file = path.join(folder, address.replace(/^.*\//, "").replace(/\?.*$/, ""));
  fs.writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  return file;
}

/** A CSV as records; good enough to count and to read the first column. @param {string} text */
async function readCsv(text) {
  const { parse } = await import("csv-parse/sync");
  return /** @type {Record<string, string>[]} */ (parse(text, { columns: true, bom: true }));
}

/** Unpacks a ZIP into a folder. @param {string} file @param {string} folder */
async function unpack(file, folder) {
  const { unzipSync } = await import("fflate");
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(unzipSync(fs.readFileSync(file))))
    fs.writeFileSync(path.join(folder, path.basename(name)), bytes);
  return folder;
}

/** @type {Check[]} */
const CHECKS = [
  {
    client: "GDAL",
    shownBy: ["ogr2ogr", "--version"],
    name: "GDAL reads the facilities of /ogc whole",
    run: async (site) =>
      expectSame(await readWithGdal([`OAPIF:${site.url}/ogc`, "facilities"]), await refsOf(site), "refs"),
  },
  {
    client: "GDAL",
    shownBy: ["ogr2ogr", "--version"],
    name: "GDAL reads them in a box",
    run: async (site) =>
      expectSame(
        await readWithGdal([`OAPIF:${site.url}/ogc`, "facilities", "-spat", "73", "33", "75", "35"]),
        await refsOf(site, "bbox=73,33,75,35"),
        "refs",
      ),
  },
  {
    client: "GDAL",
    shownBy: ["ogr2ogr", "--version"],
    name: "GDAL reads them by an attribute",
    run: async (site) =>
      expectSame(
        await readWithGdal([`OAPIF:${site.url}/ogc`, "facilities", "-where", "status = 'operational'"]),
        await refsOf(site, "status=operational"),
        "refs",
      ),
  },
  {
    client: "GDAL",
    shownBy: ["ogr2ogr", "--version"],
    name: "GDAL reads them in pages of 25",
    run: async (site) =>
      expectSame(
        await readWithGdal([`OAPIF:${site.url}/ogc`, "facilities", "-oo", "PAGE_SIZE=25"]),
        await refsOf(site),
        "refs",
      ),
  },
  {
    client: "GDAL",
    shownBy: ["ogr2ogr", "--version"],
    name: "GDAL reads the areas and the bodies of /ogc",
    run: async (site) => {
      for (const list of ["areas", "bodies"]) {
        const { total } = await (await fetch(`${site.url}/${list}.json?limit=1`)).json();
        expectSame((await readWithGdal([`OAPIF:${site.url}/ogc`, list], "code")).length, total, list);
      }
    },
  },
  ...["geojson", "kml", "csv"].map((format) => ({
    client: "GDAL",
    shownBy: ["ogr2ogr", "--version"],
    name: `GDAL reads /facilities.${format}`,
    run: async (/** @type {Site} */ site) =>
      expectSame(
        await readWithGdal([await download(site, `/facilities.${format}?status=open`)]),
        await refsOf(site, "status=open"),
        "refs",
      ),
  })),
  {
    client: "LibreOffice",
    shownBy: ["soffice", "--version"],
    name: "LibreOffice reads /facilities.xlsx, sheet by sheet",
    run: async (site) => {
      const file = await download(site, "/facilities.xlsx");
      await runClient("soffice", [
        ...OFFICE(site),
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
        "--outdir",
        site.folder,
        file,
      ]);
      const [first, dictionary] = ["Facilities", "Dictionary"].map((sheet) =>
        path.join(site.folder, `facilities-${sheet}.csv`),
      );
      const rows = await readCsv(fs.readFileSync(first ?? "", "utf8"));
      expectSame(rows.map(({ ref }) => ref).sort(), await refsOf(site), "refs");
      if (!fs.readFileSync(dictionary ?? "", "utf8").includes("last_confirmed_on")) throw new Error("no dictionary");
    },
  },
  {
    client: "LibreOffice",
    shownBy: ["soffice", "--version"],
    name: "LibreOffice reads the CSV made for spreadsheets, Urdu and all",
    run: async (site) => {
      const file = await download(site, "/facilities.csv?bom=1&safe=1");
      fs.renameSync(file, path.join(site.folder, "sheet.csv"));
      await runClient("soffice", [
        ...OFFICE(site),
        "--infilter=CSV:44,34,76,1",
        "--convert-to",
        "xlsx",
        "--outdir",
        site.folder,
        path.join(site.folder, "sheet.csv"),
      ]);
      await runClient("soffice", [
        ...OFFICE(site),
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
        "--outdir",
        path.join(site.folder, "back"),
        path.join(site.folder, "sheet.xlsx"),
      ]);
      const back = await readCsv(fs.readFileSync(path.join(site.folder, "back", "sheet.csv"), "utf8"));
      expectSame(back.map(({ ref }) => ref).sort(), await refsOf(site), "refs");
      if (!back.some(({ name_ur = "" }) => /[\u0600-\u06FF]/.test(name_ur))) throw new Error("no Urdu came through");
    },
  },
  {
    client: "hyparquet",
    shownBy: ["node", "--version"],
    name: "hyparquet reads /facilities.parquet with its points",
    run: async (site) => {
      const { asyncBufferFromFile, parquetReadObjects } = await import("hyparquet");
      const file = await asyncBufferFromFile(await download(site, "/facilities.parquet"));
      const rows = await parquetReadObjects({ file });
      expectSame(rows.map(({ ref }) => ref).sort(), await refsOf(site), "refs");
      if (!rows.some(({ geometry }) => geometry?.type === "Point")) throw new Error("no point came through");
    },
  },
  {
    client: "DuckDB",
    shownBy: ["node", ...nodeThere('load.resolve("@duckdb/node-api")')],
    name: "DuckDB groups /facilities.parquet as the lists do, and unpacks its lists",
    run: async (site) => {
      const file = await download(site, "/facilities.parquet");
      const ask = (/** @type {string} */ sql) => `(await db.runAndReadAll(${JSON.stringify(sql)})).getRowsJson()`;
      const script = `load("@duckdb/node-api").DuckDBInstance.create().then(async (made) => {
        const db = await made.connect();
        const statuses = ${ask(`SELECT status, count(*)::INT FROM '${file}' GROUP BY status ORDER BY status`)};
        const kinds = ${ask(`SELECT count(*)::INT FROM '${file}' WHERE list_contains(kinds, 'freelancing_hub')`)};
        console.log(JSON.stringify([statuses, kinds]));
      })`;
      const [statuses, kinds] = JSON.parse(await runClient("node", nodeThere(script)));
      for (const [status, count] of statuses)
        expectSame(count, (await refsOf(site, `status=${status}`)).length, `${status} facilities`);
      expectSame(kinds[0][0], (await refsOf(site, "kind=freelancing_hub")).length, "freelancing hubs");
    },
  },
  {
    client: "pyarrow",
    shownBy: [python, "-c", "import pyarrow.parquet"],
    name: "pyarrow reads /facilities.parquet",
    run: async (site) => {
      const file = await download(site, "/facilities.parquet");
      const script = `import pyarrow.parquet as p; print(p.read_table(${JSON.stringify(file)}).num_rows)`;
      expectSame(Number((await runClient(python, ["-c", script])).trim()), (await refsOf(site)).length, "rows");
    },
  },
  {
    client: "datapackage",
    shownBy: ["node", ...nodeThere('load.resolve("datapackage")')],
    name: "datapackage (Frictionless for JavaScript) finds types, keys and references of the package in order",
    run: async (site) => {
      const folder = await unpack(await download(site, "/data/registry.zip"), path.join(site.folder, "package"));
      const script = `load("datapackage").Package.load(${JSON.stringify(path.join(folder, "datapackage.json"))}).then(async (found) => {
        if (!found.valid) throw new Error(found.errors.map(({ message }) => message).join("; "));
        const tables = [];
        for (const table of found.resources) tables.push([table.name, (await table.read({ keyed: true, relations: true })).length]);
        console.log(JSON.stringify(tables));
      }).catch((error) => { console.error(error.message, error.errors); process.exit(1); })`;
      const tables = new Map(JSON.parse(await runClient("node", nodeThere(script))));
      expectSame(tables.get("facilities"), (await refsOf(site)).length, "facilities of the package");
      expectSame(tables.size, 19, "tables");
    },
  },
  {
    client: "frictionless",
    shownBy: [python, "-c", "import frictionless"],
    name: "Frictionless finds types, keys and references of the package in order",
    run: async (site) => {
      await runClient(python, ["-m", "frictionless", "validate", await download(site, "/data/registry.zip")]);
    },
  },
];

/** A profile of its own, so that a LibreOffice that is open elsewhere is left alone. @param {Site} site */
function OFFICE({ folder }) {
  return ["--headless", `-env:UserInstallation=file://${path.join(folder, "office")}`];
}

/** @returns {Promise<{ url: string, stop: () => Promise<unknown> }>} */
async function openSite() {
  if (given) return { url: given.replace(/\/$/, ""), stop: async () => undefined };
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: path.join(os.tmpdir(), `registry-clients-${port}`),
  };
  const server = spawn(process.execPath, [path.join(ROOT, "tests/support/browser-server.mjs")], {
    cwd: ROOT,
    env,
    stdio: "inherit",
  });
  for (let patience = 600; patience > 0 && server.exitCode === null; patience -= 1) {
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    const stop = async () => {
      server.kill("SIGTERM");
      await once(server, "exit");
    };
    if (ready) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  server.kill("SIGKILL");
  throw new Error("The registry did not start");
}

const { url, stop } = await openSite();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-clients-"));
const counts = { passed: 0, failed: 0, absent: 0 };
for (const { client, shownBy, name, run } of CHECKS) {
  if (!(await isInstalled(shownBy))) {
    counts.absent += 1;
    say(`not run  ${name} (${client} is not here)`);
    continue;
  }
  try {
    await run({ url, folder });
    counts.passed += 1;
    say(`passed   ${name}`);
  } catch (error) {
    counts.failed += 1;
    say(`failed   ${name}`);
    sayFailure(error);
  }
}
fs.rmSync(folder, { recursive: true, force: true });
await stop();
say(`\n${counts.absent} not run\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
