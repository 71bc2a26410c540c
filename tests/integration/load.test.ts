import sql, { raw } from "sql-template-tag";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { prisma, query } from "@/lib/db";
import { loadPackage } from "@/lib/packages/load";
import { InvalidPackage } from "@/lib/packages/problem";
import { acceptProposal } from "@/lib/proposals/decide";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { copyPackage, type PackageCopy } from "@/tests/support/package-copy";
import { PACKAGE_FOLDER, type Row, readResources, readTable } from "@/tests/support/package-tables";

await freshDatabase({ template: "registry" });
stopClock();
// Many questions a test: a busy machine takes its time over them.
vi.setConfig({ testTimeout: 120_000 });

let copy: PackageCopy;
beforeEach(() => {
  copy = copyPackage();
});
afterEach(() => {
  copy.remove();
});

const TABLES = await query<{ name: string }>(
  sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
);

/** How many rows each table has, and a fingerprint of what they say. */
async function fingerprint(): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const { name } of TABLES) {
    const [row] = await query(
      sql`SELECT count(*) AS n, md5(string_agg(t::text, '|' ORDER BY t::text)) AS hash FROM ${raw(`"${name}"`)} t`,
    );
    all[name] = row;
  }
  return all;
}

const countRows = async (table: string, where = "TRUE"): Promise<number> => {
  const [row] = await query<{ n: number }>(sql`SELECT count(*) AS n FROM ${raw(`"${table}"`)} WHERE ${raw(where)}`);
  return row?.n ?? -1;
};

type Place = { file: string; row?: number; column?: string };
const at = (table: string, column: string, row: number): Place => ({ file: `${table}.csv`, row, column });
const open = (row: Row) => row.publish === "true";
const cell =
  (table: string, column: string, value: string, fits: (row: Row) => boolean = (row) => row[column] !== "") =>
  (package_: PackageCopy) =>
    at(table, column, package_.set(table, fits, column, value));

const HIDDEN = readTable("facilities").find((row) => !open(row))?.ref ?? "";

const DEFECTS: [string, (package_: PackageCopy) => Place][] = [
  ["a word that no vocabulary has", cell("facilities", "kind", "cyber_cafe")],
  ["a required cell that is blank", cell("facilities", "name", "")],
  [
    "a ref with a wrong check character",
    (package_) => {
      const rename = (text: string) => text.replaceAll("PKF6FWFKE", "PKF6FWFKF");
      for (const { path } of readResources()) package_.rewrite(path, rename);
      return at("facilities", "ref", 2);
    },
  ],
  ["a ref of another form", cell("facilities", "ref", "PKF-1")],
  [
    "a second record with the same code",
    cell("bodies", "code", "SCO", ({ code }) => code === readTable("bodies").at(-1)?.code),
  ],
  ["a body that is not there", cell("facility_roles", "body_code", "NOBODY")],
  ["an area that is not there", cell("facilities", "area_code", "PK-ATLANTIS")],
  ["an area in a list that is not there", cell("claims", "area_codes", "PK-JK;PK-ATLANTIS")],
  ["a source that is not there", cell("status_events", "source_id", "HEARSAY-1")],
  ["a citation of a record that is not there", cell("citations", "subject_ref", "PKF00000A")],
  ["a coordinate that is no number", cell("facilities", "lat", "north")],
  ["a coordinate off the world", cell("facilities", "lat", "133.5")],
  ["half a point", cell("facilities", "lat", "", ({ lat }) => lat !== "")],
  [
    "a point that is known to the province alone",
    cell("facilities", "location_precision", "province", ({ lat }) => lat !== ""),
  ],
  ["neither true nor false", cell("facilities", "publish", "yes")],
  ["a day that no calendar has", cell("status_events", "on", "2024-02-30")],
  ["a year before the register's", cell("sources", "published_on", "0024")],
  ["a role from a day that no calendar has", cell("facility_roles", "to", "2025-02-29")],
  ["a number of seats below zero", cell("facilities", "seats", "-5", open)],
  ["more seats than a column holds", cell("facilities", "seats", "99999999999", open)],
  ["a measure that is no number", cell("facility_measures", "value", "1.2.3")],
  ["a summary that is too long", cell("facilities", "summary", "x".repeat(281))],
  ["a website that is none", cell("facilities", "website", "javascript:alert(1)", open)],
  ["an e-mail address that is none", cell("facilities", "email", "office at sco", open)],
  ["a name with a hidden direction mark", cell("facility_names", "name", "Park\u202Egnp.exe")],
  ["a citation of no field", cell("citations", "field", "The Name!")],
  ["a promise of a kind that is none", cell("agreements", "promised_kind", "freelancing_hub;cyber_cafe")],
  ["money that is no whole number", cell("project_funding", "amount_pkr", "12.5")],
  ["a fiscal year that is none", cell("project_funding", "fiscal_year_from", "2024")],
  [
    "an area above itself",
    (package_) => {
      const child = readTable("areas").find(({ level, parent_code }) => level === "division" && parent_code);
      return cell("areas", "parent_code", child?.code ?? "", ({ code }) => code === child?.parent_code)(package_);
    },
  ],
  ["a body that is its own parent", cell("bodies", "parent_code", "SCO", ({ code }) => code === "SCO")],
  ["a public facility inside one that may not be published", cell("facilities", "parent_ref", HIDDEN, open)],
  ["an agreement over a facility that may not be published", cell("agreement_facilities", "facility_ref", HIDDEN)],
  [
    "a facility without a function",
    (package_) => {
      package_.edit("facility_functions", (rows) => rows.filter(({ facility_ref }) => facility_ref !== "PKF6FWFKE"));
      return at("facilities", "functions", 2 + readTable("facilities").findIndex(({ ref }) => ref === "PKF6FWFKE"));
    },
  ],
  [
    "a row with a cell too many",
    (package_) => {
      package_.rewrite("programmes.csv", (text) => text.replace(/\n$/, ",one more\n"));
      return { file: "programmes.csv", row: readTable("programmes").length + 1 };
    },
  ],
  [
    "a column that nobody described",
    (package_) => {
      package_.rewrite("bodies.csv", (text) => text.replace("code,name", "code,title"));
      return at("bodies", "title", 1);
    },
  ],
  [
    "a column that is missing",
    (package_) => {
      package_.rewrite("bodies.csv", (text) => text.replace("code,name", "code,title"));
      return at("bodies", "name", 1);
    },
  ],
  [
    "a quote that is never closed",
    (package_) => {
      package_.rewrite("claims.csv", (text) => text.replace(/\n([^\n]*)\n$/, '\n"$1\n'));
      return { file: "claims.csv" };
    },
  ],
  [
    "bytes that are not UTF-8",
    (package_) => {
      package_.rewrite("areas.csv", (text) =>
        Buffer.concat([Buffer.from(text), Buffer.from([0x50, 0xc3, 0x28, 0x0a])]),
      );
      return { file: "areas.csv", row: readTable("areas").length + 2 };
    },
  ],
  [
    "a descriptor that is not JSON",
    (package_) => {
      package_.rewrite("datapackage.json", (text) => text.slice(0, -5));
      return { file: "datapackage.json" };
    },
  ],
  [
    "a descriptor that names a file elsewhere",
    (package_) => {
      package_.rewrite("datapackage.json", (text) => text.replace('"areas.csv"', '"../areas.csv"'));
      return { file: "datapackage.json", column: "resources.0.path" };
    },
  ],
  [
    "a table that is not there",
    (package_) => {
      package_.rewrite("datapackage.json", (text) => text.replace('"areas.csv"', '"regions.csv"'));
      return { file: "regions.csv" };
    },
  ],
];

test("a package with one defect of any kind is refused by file, row and column, and nothing of it is loaded", async () => {
  const before = await fingerprint();
  const missed: string[] = [];
  for (const [defect, plant] of DEFECTS) {
    const broken = copyPackage();
    const { file, row, column } = plant(broken);
    const refusal = await loadPackage(broken.folder).catch((error: unknown) => error);
    broken.remove();
    const problems = refusal instanceof InvalidPackage ? refusal.problems : [];
    const named = problems.some(
      (problem) =>
        problem.file === file &&
        (row === undefined || problem.row === row) &&
        (column === undefined || problem.column === column) &&
        /\w/.test(problem.message),
    );
    if (!named) missed.push(`${defect} (${file}, row ${row}, ${column}): ${String(refusal).slice(0, 300)}`);
  }
  expect(missed).toEqual([]);
  expect(await fingerprint()).toEqual(before);
});

test("every problem of a package is named at once", async () => {
  const rows = [
    copy.set("bodies", ({ code }) => code === "SCO", "kind", "club"),
    copy.set("facilities", open, "lon", "east"),
  ];
  await expect(loadPackage(copy.folder)).rejects.toThrow(/2 problem\(s\); nothing was loaded/);
  await expect(loadPackage(copy.folder)).rejects.toThrow(`bodies.csv, row ${rows[0]}, kind: "club" is not one of`);
  await expect(loadPackage(copy.folder)).rejects.toThrow(`facilities.csv, row ${rows[1]}, lon: "east" is not a number`);
});

test("what fails while it is being stored leaves nothing behind", async () => {
  const before = await fingerprint();
  copy.set("bodies", ({ code }) => code === "SCO", "note", "changed before the failure");
  await query(sql`ALTER TABLE claim ADD CONSTRAINT planted CHECK (ref <> 'CL-005') NOT VALID`);
  copy.set("claims", ({ ref }) => ref === "CL-005", "paraphrase", "changed, and refused by the database");
  await expect(loadPackage(copy.folder)).rejects.toThrow();
  await query(sql`ALTER TABLE claim DROP CONSTRAINT planted`);
  expect(await fingerprint()).toEqual(before);
});

test("loading the same package again changes nothing", async () => {
  const before = await fingerprint();
  expect(await loadPackage(PACKAGE_FOLDER)).toMatchObject({ revision: null, waiting: 45 });
  expect(await fingerprint()).toEqual(before);
});

test("every table of the package is in the register, row for row", async () => {
  const hidden = new Set(readTable("facilities").flatMap(({ ref = "", publish }) => (publish === "true" ? [] : [ref])));
  const shown = (row: Row) => !hidden.has(row.facility_ref ?? "");
  const count = (table: string) => readTable(table).filter(shown).length;
  const expected: Record<string, number> = {
    area: count("areas"),
    facility: readTable("facilities").length - hidden.size,
    facility_name: count("facility_names"),
    facility_function: count("facility_functions"),
    facility_role: count("facility_roles"),
    facility_programme: count("facility_programmes"),
    status_event: count("status_events"),
    facility_measure: count("facility_measures"),
    agreement: count("agreements"),
    agreement_party: count("agreement_parties"),
    agreement_facility: count("agreement_facilities"),
    project: count("projects"),
    project_funding: count("project_funding"),
    project_facility: count("project_facilities"),
    claim: count("claims"),
    claim_area: readTable("claims").flatMap(({ area_codes = "" }) => area_codes.split(";").filter(Boolean)).length,
    possible_duplicate: count("possible_duplicates"),
  };
  for (const [table, rows] of Object.entries(expected)) expect(await countRows(table), table).toBe(rows);
  // Bodies, programmes and sources that only held-back facilities need wait with them; so do their citations.
  for (const [table, name] of [
    ["body", "bodies"],
    ["programme", "programmes"],
    ["source", "sources"],
  ] as const) {
    const waiting = await countRows("proposal_change", `kind = '${table}'`);
    const distinct =
      (
        await query<{ n: number }>(
          sql`SELECT count(DISTINCT key) AS n FROM proposal_change WHERE kind::text = ${table}`,
        )
      )[0]?.n ?? 0;
    expect(waiting).toBeGreaterThanOrEqual(distinct);
    expect((await countRows(table)) + distinct, table).toBe(readTable(name).length);
  }
  const cited = await query<{ record_kind: string; record_key: string }>(
    sql`SELECT record_kind::text, record_key FROM citation`,
  );
  const held = await query<{ n: number }>(sql`SELECT sum(jsonb_array_length(document->'citations')) AS n FROM
    (SELECT DISTINCT ON (kind, key) document FROM proposal_change WHERE document ? 'citations') AS held`);
  expect(cited.length + (held[0]?.n ?? 0)).toBe(readTable("citations").length);
  for (const [kind, name] of [
    ["area", "areas"],
    ["facility", "facilities"],
    ["claim", "claims"],
    ["agreement", "agreements"],
    ["project", "projects"],
  ] as const)
    expect(await countRows("record_version", `kind = '${kind}'`), kind).toBe(
      readTable(name).length - (kind === "facility" ? hidden.size : 0),
    );
});

test("each facility that may not be published is a submitted proposal that its editors' note opens", async () => {
  const held = readTable("facilities").filter((row) => !open(row));
  const proposals = await query<{ key: string; state: string; base_version: number; body: string }>(sql`
    SELECT c.key, p.state::text, c.base_version, m.body FROM proposal p
    JOIN proposal_change c ON c.proposal_id = p.id AND c.kind = 'facility' JOIN proposal_comment m ON m.proposal_id = p.id`);
  expect(proposals.map(({ key, body }) => [key, body]).sort()).toEqual(
    held.map(({ ref, internal_note }) => [ref, internal_note]).sort(),
  );
  for (const { state, base_version } of proposals) expect([state, base_version]).toEqual(["submitted", 0]);
  expect(await countRows("facility", `ref IN (${held.map(({ ref }) => `'${ref}'`).join()})`)).toBe(0);
});

test("a held-back facility that the package changes is changed in its proposal, which stays one", async () => {
  copy.set("facilities", ({ ref }) => ref === HIDDEN, "name", "A better name, still to be reviewed");
  expect(await loadPackage(copy.folder)).toMatchObject({ revision: null, waiting: 45 });
  expect(await countRows("proposal")).toBe(45);
  expect(
    await countRows(
      "proposal_change",
      `key = '${HIDDEN}' AND document->>'name' = 'A better name, still to be reviewed'`,
    ),
  ).toBe(1);
});

/** One that names its sources, so that nothing keeps it from being published but a decision. */
const VERIFIED = readTable("facilities").findLast((row) => !open(row))?.ref ?? "";

test("a held-back facility that the package publishes is published, and its proposal taken back with a word", async () => {
  const before = await countRows("revision");
  copy.set("facilities", ({ ref }) => ref === VERIFIED, "publish", "true");
  expect(await loadPackage(copy.folder)).toMatchObject({ revision: before + 1, waiting: 44 });
  const proposals = await query<{ state: string; said: number }>(sql`
    SELECT p.state::text, count(m.id) AS said FROM proposal p JOIN proposal_change c ON c.proposal_id = p.id
    JOIN proposal_comment m ON m.proposal_id = p.id WHERE c.key = ${VERIFIED} GROUP BY p.id`);
  expect(proposals).toEqual([{ state: "taken_back", said: 2 }]);
  expect(await countRows("facility_version", `ref = '${VERIFIED}' AND known_to = 2147483647`)).toBeGreaterThan(0);
});

test("a published facility that the package holds back leaves the register, and waits for a reviewer", async () => {
  expect(await loadPackage(copy.folder)).toMatchObject({ waiting: 45 });
  expect(await countRows("facility_version", `ref = '${VERIFIED}' AND known_to = 2147483647`)).toBe(0);
  expect(await countRows("record_version", `key = '${VERIFIED}' AND state = 'retracted'`)).toBe(1);
  const states = await query<{ state: string; base_version: number }>(sql`
    SELECT p.state::text, c.base_version FROM proposal p JOIN proposal_change c ON c.proposal_id = p.id
    WHERE c.key = ${VERIFIED} ORDER BY p.id`);
  expect(states).toEqual([
    { state: "taken_back", base_version: 0 },
    { state: "submitted", base_version: 2 },
  ]);
  expect(await loadPackage(copy.folder)).toMatchObject({ revision: null, waiting: 45 });
});

test("what a reviewer decided to show stays, whatever the package holds back", async () => {
  const proposal = await prisma().proposal.findFirstOrThrow({
    where: { state: "submitted", changes: { some: { key: VERIFIED } } },
  });
  await prisma().person.create({ data: { id: "reviewer", name: "R", email: "r@example.org" } });
  const whole = { role: "reviewer", bodies: [], areas: [], publishes_directly: false, decides_own: false } as const;
  const reviewer = { kind: "person", id: "reviewer", name: "R", office: null, memberships: [whole] } as const;
  await acceptProposal(reviewer, proposal.id, { verdicts: [], reason: "Visited" });
  expect(await loadPackage(copy.folder)).toMatchObject({ revision: null });
  expect(await countRows("facility_version", `ref = '${VERIFIED}' AND known_to = 2147483647`)).toBeGreaterThan(0);
});
