import { expect, test } from "vitest";
import { readBetween } from "@/lib/facilities/between";
import { FACILITY_COLUMN_NAMES } from "@/lib/facilities/columns";
import { answerBetween } from "@/lib/files/answer-between";
import { problemOf } from "@/lib/http/problem";
import { askText, readCsv } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { refOf } from "@/tests/support/documents";
import { readTable } from "@/tests/support/package-tables";
import { changeOf, leaving, publishAll } from "@/tests/support/publications";

await freshDatabase({ template: "registry" });
stopClock();

type Row = Record<string, string | null>;
const ask = (query: string, format = "json", init: RequestInit = {}) =>
  answerBetween(new Request(`http://localhost:3000/changes/between.${format}?${query}`, init), format).catch(problemOf);
const rowsOf = async (query: string): Promise<Row[]> => (await (await ask(query)).json()).differences;

const EDITED = "PKF6FWFKE";
const published = readTable("facilities").filter(({ publish }) => publish === "true");
const [GONE = "", MERGED = ""] = published.flatMap(({ ref }) => (ref && ref !== EDITED ? ref : [])).slice(3, 5);

/** The difference of two whole files, worked out without the code under test. */
async function differenceOfFiles(one: string, other: string, filter = ""): Promise<string[]> {
  const read = async (at: string) =>
    new Map(
      readCsv(await askText(`/facilities.csv?${[filter, at].filter(Boolean).join("&")}`)).map((row) => [row.ref, row]),
    );
  const [before, after] = [await read(one), await read(other)];
  const names = FACILITY_COLUMN_NAMES.filter((name) => !["ref", "version", "updated_at", "url"].includes(name));
  const said: string[] = [];
  for (const [ref, row] of after) {
    const old = before.get(ref);
    if (!old) said.push(`${ref} added`);
    else
      for (const name of names) if (old[name] !== row[name]) said.push(`${ref} ${name}: ${old[name]} -> ${row[name]}`);
  }
  for (const ref of before.keys()) if (!after.has(ref)) said.push(`${ref} gone`);
  return said.sort();
}
const asSaid = (rows: readonly Row[]) =>
  rows
    .map(({ ref, action, field, before, after }) => {
      if (action === "changed") return `${ref} ${field}: ${before ?? ""} -> ${after ?? ""}`;
      return `${ref} ${action === "added" ? "added" : "gone"}`;
    })
    .sort();

test("two days differ by what the files of both differ by, whole and filtered", async () => {
  for (const filter of ["", "status=open", "area=PK-JK", "kind=freelancing_hub&status=open,ready"]) {
    const found = await rowsOf([filter, "from=2024-06-30&to=2025-06-30"].filter(Boolean).join("&"));
    expect(asSaid(found), filter).toEqual(await differenceOfFiles("as_of=2024-06-30", "as_of=2025-06-30", filter));
  }
  expect((await rowsOf("from=2024-06-30&to=2025-06-30")).length).toBeGreaterThan(20);
});

test("two revisions differ by what was published between them: added, changed, withdrawn, merged", async () => {
  const { document } = await changeOf("facility", EDITED, {});
  const fresh = { ...document, ref: refOf("00009"), slug: "a-new-one", name: "A new one" };
  await publishAll([await changeOf("facility", EDITED, { name: "Renamed", seats: 12 })]);
  await publishAll([await leaving("facility", GONE), await leaving("facility", MERGED, EDITED)]);
  await publishAll([{ kind: "facility", key: refOf("00009"), baseVersion: 0, document: fresh }]);
  const rows = await rowsOf("from=1&to=4");
  expect(rows.find(({ ref, field }) => ref === EDITED && field === "name")).toMatchObject({
    action: "changed",
    after: "Renamed",
  });
  expect(rows.find(({ ref, field }) => ref === EDITED && field === "seats")).toMatchObject({
    before: null,
    after: "12",
  });
  expect(rows.find(({ ref }) => ref === GONE)).toMatchObject({ action: "retracted", successor: null, field: null });
  expect(rows.find(({ ref }) => ref === MERGED)).toMatchObject({ action: "merged", successor: EDITED });
  expect(rows.find(({ ref }) => ref === refOf("00009"))).toMatchObject({ action: "added" });
  expect(asSaid(rows)).toEqual(await differenceOfFiles("known_at=1", "known_at=4"));
});

test("both files say the same, and the same question has the same bytes", async () => {
  const csv = readCsv(await (await ask("from=1&to=4", "csv")).text());
  const json = await rowsOf("from=1&to=4");
  expect(csv).toEqual(
    json.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? ""]))),
  );
  const [one, other] = [await ask("from=1&to=3", "csv"), await ask("from=1&to=3", "csv")];
  expect([await one.text(), one.headers.get("ETag")]).toEqual([await other.text(), other.headers.get("ETag")]);
  const tag = one.headers.get("ETag") ?? "";
  expect((await ask("from=1&to=3", "csv", { headers: { "If-None-Match": tag } })).status).toBe(304);
  expect((await ask("from=2&to=3", "csv", { headers: { "If-None-Match": tag } })).status).toBe(200);
});

test("the address that a file is cited by gives the same rows after further publishings, whatever its ends", async () => {
  const asked = [
    "from=2024-06-30&to=2025-06-30",
    "from=2024-06-30",
    "from=1&to=2025-06-30",
    "from=2&status=open",
    "from=1&to=3",
  ];
  const cite = async (query: string) => {
    const response = await ask(query);
    const [, permanent = ""] = /<([^>]*)>; rel="cite-as"/.exec(response.headers.get("Link") ?? "") ?? [];
    return { permanent: permanent.split("?")[1] ?? "", rows: (await response.json()).differences };
  };
  const before = await Promise.all(asked.map(cite));
  await publishAll([
    await changeOf("facility", String(before[0]?.rows[0].ref), { name: "Renamed once more" }),
    await leaving("facility", String(before[1]?.rows.at(-1).ref)),
  ]);
  for (const { permanent, rows } of before) expect(await rowsOf(permanent), permanent).toEqual(rows);
  expect(await rowsOf("from=2024-06-30&to=2025-06-30")).not.toEqual(before[0]?.rows);
});

test("what cannot be compared is named: 400 in a file, left out on the page", async () => {
  for (const [query, field] of [
    ["", "from"],
    ["from=soon", "from"],
    ["from=99", "from"],
    ["from=2999-01-01", "from"],
    ["from=1&to=1999-01-01T00:00:00Z", "to"],
    ["from=1&colour=green", "colour"],
    ["from=1&status=shut", "status"],
    ["from=1&area=NOWHERE", "area"],
    ["from=1&as_of=2025-01-01", "as_of"],
    ["from=2024-06-30&known_at=99", "known_at"],
  ] as const) {
    const response = await ask(query);
    expect(response.status, query).toBe(400);
    expect(
      (await response.json()).errors.map((one: { field: string }) => one.field),
      query,
    ).toContain(field);
    const { refusals } = await readBetween(new URLSearchParams(query));
    if (query)
      expect(
        refusals.map(({ name }) => name),
        query,
      ).toContain(field);
  }
  expect((await ask("from=1", "xlsx")).status).toBe(404);
});
