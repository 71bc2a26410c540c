import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { readAgreement } from "@/lib/agreements/record";
import { readArea } from "@/lib/areas/queries";
import { readBody } from "@/lib/bodies/queries";
import { query } from "@/lib/db";
import { readDuplicates, readNearby, readSameSite } from "@/lib/facilities/detail";
import { countFacets } from "@/lib/facilities/facets";
import { listFacilities } from "@/lib/facilities/queries";
import { readFacilityRequest } from "@/lib/facilities/request";
import { answerFacility } from "@/lib/files/answer-facility";
import { writeSitemap } from "@/lib/http/sitemap";
import { answerMap } from "@/lib/map/answer";
import { LISTS } from "@/lib/paths";
import { directoryAt } from "@/lib/records/directory";
import { readRecord, readRecords, readStanding } from "@/lib/records/documents";
import { readHistory } from "@/lib/records/history";
import { readPageStanding } from "@/lib/records/page-standing";
import { readRecordRequest } from "@/lib/records/record-request";
import { RECORD_KINDS } from "@/lib/records/schema";
import { resolveMoment } from "@/lib/revisions/moment";
import { readSource } from "@/lib/sources/queries";
import { ask, askText, walkJson } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { type Row, readTable } from "@/tests/support/package-tables";

await freshDatabase({ template: "registry" });
stopClock();

const facilities = readTable("facilities");
const hidden = facilities.filter(({ publish }) => publish !== "true");
const hiddenRefs = new Set(hidden.map(({ ref }) => ref));
const barred = readTable("sources").filter(({ use }) => use === "do_not_cite");

/** Everything that some rows name: bodies, programmes and sources, by code. */
const codesIn = (rows: readonly Row[]) =>
  rows.flatMap((row) =>
    [
      "body_code",
      "programme_code",
      "source_id",
      "host_body_code",
      "speaker_body_code",
      "lead_body_code",
      "parent_code",
    ].flatMap((name) => row[name] || []),
  );

/** The bodies, programmes and sources that nothing but unpublished facilities rests on, however indirectly. */
function findHiddenCodes(): string[] {
  const open: Row[] = facilities.filter(({ publish }) => publish === "true");
  const held: Row[] = [...hidden];
  for (const table of [
    "facility_names",
    "facility_functions",
    "facility_roles",
    "facility_programmes",
    "facility_measures",
    "status_events",
  ])
    for (const row of readTable(table)) (hiddenRefs.has(row.facility_ref) ? held : open).push(row);
  for (const table of ["agreements", "agreement_parties", "projects", "project_funding", "claims"])
    open.push(...readTable(table));
  const cited = readTable("citations");
  for (const row of cited)
    if (!["bodies", "programmes"].includes(row.subject_table ?? ""))
      (hiddenRefs.has(row.subject_ref) ? held : open).push(row);
  const records = new Map([...readTable("bodies"), ...readTable("programmes")].map((row) => [row.code ?? "", row]));
  const reach = (rows: readonly Row[]) => {
    const reached = new Set(codesIn(rows));
    for (const code of reached) {
      const support = cited.filter(
        (row) => row.subject_ref === code && ["bodies", "programmes"].includes(row.subject_table ?? ""),
      );
      const behind: Row[] = [records.get(code) ?? {}, ...support];
      for (const next of codesIn(behind)) reached.add(next);
    }
    return reached;
  };
  const [inOpen, inHeld] = [reach(open), reach(held)];
  return [...inHeld].filter((code) => !inOpen.has(code));
}

const hiddenCodes = findHiddenCodes();
const rowsOf = new Map(
  ["bodies", "programmes", "sources"].flatMap((table) =>
    readTable(table).map((row) => [row.code ?? row.id ?? "", row] as const),
  ),
);

/** Texts that tell of something which is not public: codes, addresses, and names that nothing public bears. */
function findTelltales(): string[] {
  const rows = [...hidden, ...hiddenCodes.map((code) => rowsOf.get(code) ?? {}), ...barred];
  const texts = rows.flatMap((row) =>
    ["ref", "slug", "name", "name_ur", "code", "id", "title", "url", "host_name", "summary", "note"].flatMap(
      (name) => row[name] || [],
    ),
  );
  const notes = facilities.flatMap(({ internal_note }) => internal_note || []);
  const claims = readTable("claims").filter(({ source_id }) => barred.some(({ id }) => id === source_id));
  const open = JSON.stringify([
    facilities.filter(({ publish }) => publish === "true").map((row) => ({ ...row, internal_note: "" })),
    readTable("areas"),
    [...rowsOf].filter(([code, row]) => !hiddenCodes.includes(code) && row.use !== "do_not_cite"),
    ...["facility_names", "status_events", "citations", "agreements", "projects", "claims"].map((table) =>
      readTable(table).filter(
        (row) => !hiddenRefs.has(row.facility_ref ?? row.subject_ref) && !claims.some(({ ref }) => ref === row.ref),
      ),
    ),
  ]);
  const all = [...texts, ...notes, ...claims.flatMap(({ ref, paraphrase }) => [ref ?? "", paraphrase ?? ""])];
  return [...new Set(all)].filter((text) => text.length > 4 && !open.includes(JSON.stringify(text).slice(1, -1)));
}

const telltales = findTelltales();
const refs = facilities.flatMap(({ ref, publish }) => (publish === "true" ? [ref ?? ""] : []));
const facilityJson = (ref: string) => answerFacility(new Request(`http://localhost:3000/facilities/${ref}.json`), ref);
/** What the register says in public, by where it says it. */
const said = new Map<string, string>();

beforeAll(async () => {
  for (const list of LISTS) {
    for (const query of ["", "known_at=1", "lang=ur"])
      if (list !== "changes" || query !== "lang=ur")
        said.set(`${list}.csv?${query}`, await askText(`/${list}.csv?${query}`));
    said.set(`${list}.json`, JSON.stringify((await walkJson(`/${list}.json?limit=1000`, list)).records));
  }
  for (const format of ["geojson", "ndjson"]) said.set(`facilities.${format}`, await askText(`/facilities.${format}`));
  for (const zoom of [4, 9, 14])
    said.set(
      `map.json at ${zoom}`,
      await (await answerMap(new Request(`http://localhost:3000/map.json?zoom=${zoom}`))).text(),
    );
  for (const ref of refs) said.set(`${ref}.json`, await (await facilityJson(ref)).text());
  const moment = await resolveMoment({});
  const directory = await directoryAt(moment.revision);
  said.set("directory", JSON.stringify(Object.values(directory).map((names) => [...names])));
  said.set("facets", JSON.stringify(await countFacets({}, moment)));
  for (const kind of ["area", "body", "programme", "source", "agreement", "project"] as const)
    said.set(`records of ${kind}`, JSON.stringify(await readRecords(kind, moment)));
  const { rows } = await listFacilities(await readFacilityRequest([]), 1000);
  for (const row of rows)
    said.set(
      `around ${row.ref}`,
      JSON.stringify([
        await readNearby(row, moment),
        await readSameSite(row, moment),
        await readDuplicates(row.ref, moment),
      ]),
    );
  const request = await readRecordRequest([]);
  const each = <Key>(keys: Iterable<Key>, nth: number) => [...keys].filter((_, at) => at % nth === 0);
  for (const code of each(directory.body.keys(), 3))
    said.set(`page of ${code}`, JSON.stringify(await readBody(code, request)));
  for (const id of each(directory.source.keys(), 8))
    said.set(`page of ${id}`, JSON.stringify(await readSource(id, request)));
  for (const { key } of each(await readRecords("agreement", moment), 3))
    said.set(`page of ${key}`, JSON.stringify(await readAgreement(key, request)));
  for (const { key } of each(await readRecords("area", moment), 60))
    said.set(`page of ${key}`, JSON.stringify(await readArea(key, request)));
  for (const ref of each(refs, 4)) said.set(`history of ${ref}`, JSON.stringify(await readHistory("facility", ref)));
  const index = await writeSitemap(null);
  const parts = [...index.matchAll(/part=(\w+)/g)].map(([, part = ""]) => part);
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) said.set(`sitemap of ${part}`, await writeSitemap(part));
  said.set("words that searches know", JSON.stringify(await query(sql`SELECT term FROM search_term`)));
}, 120_000);

test("what must stay hidden was found in the package, so that there is something to look for", () => {
  expect(hidden).toHaveLength(45);
  expect(barred.map(({ id }) => id).sort()).toEqual(["BGURU-GB", "EHSAAS-GB"]);
  expect(hiddenCodes.length).toBeGreaterThan(10);
  expect(telltales.length).toBeGreaterThan(300);
  for (const ref of hiddenRefs) expect(telltales).toContain(ref);
  expect([...said.values()].join("").length).toBeGreaterThan(1_000_000);
});

test("no public answer tells of an unpublished facility, of what only it rests on, of an internal note or of a source not to be cited", () => {
  const everything = Buffer.from([...said.values()].join("\n"));
  const told = telltales
    .flatMap((word) => [word, JSON.stringify(word).slice(1, -1)])
    .filter((word) => everything.includes(word));
  const leaks = told.map(
    (word) => `${word.slice(0, 80)} in ${[...said].flatMap(([where, text]) => (text.includes(word) ? where : []))}`,
  );
  expect(leaks).toEqual([]);
});

test("the published facilities are all there", () => {
  expect(refs).toHaveLength(215);
  const sitemap = [...said].flatMap(([where, text]) => (where.startsWith("sitemap") ? [text] : [])).join("");
  for (const ref of refs) {
    expect(said.get("facilities.csv?")).toContain(ref);
    expect(sitemap).toContain(`/facilities/${ref}<`);
    expect(sitemap).toContain(`/ur/facilities/${ref}<`);
  }
});

test("an unpublished facility has no address, on any path", async () => {
  const moment = await resolveMoment({});
  for (const { ref = "" } of hidden) {
    expect((await facilityJson(ref)).status, ref).toBe(404);
    expect(await readRecord("facility", ref, moment)).toBeNull();
    expect(await readStanding("facility", ref)).toBeNull();
    expect((await readHistory("facility", ref)).entries).toEqual([]);
    expect(await readPageStanding(`/facilities/${ref}`)).toEqual({ found: "nothing" });
  }
});

test("searching for the name, the host or the ref of an unpublished facility finds only others", async () => {
  for (const { ref = "", name = "", host_name } of hidden)
    for (const words of [ref, name, host_name || name]) {
      const { rows } = await listFacilities(await readFacilityRequest([["q", words]]), 1000);
      expect(rows.filter((row) => hiddenRefs.has(row.ref))).toEqual([]);
    }
});

test("a code that only unpublished facilities use is as unknown as one that never was", async () => {
  for (const code of hiddenCodes) {
    const name =
      rowsOf.get(code)?.url === undefined
        ? rowsOf.get(code)?.body_code === undefined
          ? "body"
          : "programme"
        : "source";
    const response = await ask(`/facilities.csv?${name}=${code}`);
    expect(response.status, code).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field: name, detail: `"${code}" is not known here` }] });
  }
});

test("a source that may not be cited, and a claim that rests on one, are no records to the public", async () => {
  const moment = await resolveMoment({});
  const claims = readTable("claims").filter(({ source_id }) => barred.some(({ id }) => id === source_id));
  expect(claims.map(({ ref }) => ref)).toEqual(["CL-076", "CL-077"]);
  for (const [kind, key = ""] of [
    ...barred.map(({ id }) => ["source", id] as const),
    ...claims.map(({ ref }) => ["claim", ref] as const),
  ]) {
    expect(await readRecord(kind, key, moment), key).toBeNull();
    expect(await readStanding(kind, key), key).toBeNull();
    expect((await readRecords(kind, moment)).map((record) => record.key)).not.toContain(key);
  }
});

test("the tables that public reads touch hold nothing unpublished at all", async () => {
  const inVersions = await query<{ key: string }>(
    sql`SELECT key FROM record_version WHERE kind::text = ANY(${[...RECORD_KINDS]}::text[])`,
  );
  const inRows = await query<{ ref: string }>(sql`SELECT DISTINCT ref FROM facility_version`);
  const keys = new Set([...inVersions.map(({ key }) => key), ...inRows.map(({ ref }) => ref)]);
  expect([...hiddenRefs, ...hiddenCodes].filter((key) => keys.has(key ?? ""))).toEqual([]);
});
