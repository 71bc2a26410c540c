import { beforeAll, expect, test, vi } from "vitest";
import { LISTS } from "@/lib/paths";
import { ask, walkJson } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { refOf } from "@/tests/support/documents";
import { readTable } from "@/tests/support/package-tables";
import { changeOf, leaving, publishAll } from "@/tests/support/publications";

await freshDatabase({ template: "registry" });
stopClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

type Row = Record<string, unknown>;
const KEYS: Record<string, string> = {
  facilities: "ref",
  claims: "ref",
  agreements: "ref",
  projects: "ref",
  sources: "id",
};
const keyOf = (list: string, row: Row) => String(row[KEYS[list] ?? "code"]);
const COPIED = LISTS.filter((list) => list !== "changes");

/** A copy of one list that somebody keeps elsewhere, with files alone; of all the list, or of what a filter leaves of it. */
class Mirror {
  readonly rows = new Map<string, Row>();
  private asked = "";
  taken = 0;

  constructor(
    readonly list: string,
    readonly filter = "",
  ) {}

  private address(more: string) {
    return `/${this.list}.json?${[this.filter, "limit=1000", more].filter(Boolean).join("&")}`;
  }

  async takeAll() {
    this.asked = new Date().toISOString();
    const { records } = await walkJson(this.address(""), this.list);
    for (const row of records) this.rows.set(keyOf(this.list, row), row);
  }

  async takeNews() {
    const since = this.asked;
    this.asked = new Date().toISOString();
    const { first, records } = await walkJson(this.address(`updated_since=${since}`), this.list);
    for (const { key } of first.removed as { key: string }[]) this.rows.delete(key);
    for (const row of records) this.rows.set(keyOf(this.list, row), row);
    this.taken = records.length;
  }

  sorted = () => [...this.rows.values()].toSorted((a, b) => (keyOf(this.list, a) < keyOf(this.list, b) ? -1 : 1));

  async expectWhole(about: string) {
    const { records } = await walkJson(this.address(""), this.list);
    const now = records.toSorted((a, b) => (keyOf(this.list, a) < keyOf(this.list, b) ? -1 : 1));
    expect(this.sorted(), `${this.list} ${this.filter} ${about}`).toEqual(now);
  }
}

const mirrors = [
  ...COPIED.map((list) => new Mirror(list)),
  new Mirror("facilities", "status=open"),
  new Mirror("facilities", "area=PK-JK&kind=freelancing_hub"),
  new Mirror("facilities", "as_of=2025-06-30"),
  new Mirror("claims", "measure=facilities"),
];

const published = readTable("facilities").filter(({ publish }) => publish === "true");
const refAt = (at: number) => published[at]?.ref ?? "";
const EDITED = "PKF6FWFKE";
const BARRED = "SCOMIRPUR-20241112";
let clock = Date.parse("2026-12-15T12:00:00+05:00");
const later = (hours: number) => {
  clock += hours * 3_600_000;
  vi.setSystemTime(new Date(clock));
};

beforeAll(async () => {
  for (const mirror of mirrors) await mirror.takeAll();
});

/** Something is published; some of the copies are brought up to date at once, and then all of them. */
async function afterwards(about: string) {
  later(1);
  for (const mirror of mirrors) {
    await mirror.takeNews();
    await mirror.expectWhole(about);
  }
}

test("a copy that is brought up to date with nothing published takes nothing", async () => {
  await afterwards("without a change");
  expect(mirrors.map(({ taken }) => taken)).toEqual(mirrors.map(() => 0));
});

test("edits, and a change of what others show, reach every copy, and take little", async () => {
  later(2);
  await publishAll([await changeOf("facility", EDITED, { name: "Renamed park" })]);
  later(1);
  await publishAll([
    await changeOf("area", "PK-JK", { name: "Azad Kashmir" }),
    await changeOf("body", "SCO", { short_name: "S.C.O." }),
  ]);
  await afterwards("after edits");
  expect(mirrors.find(({ list }) => list === "sources")?.taken).toBeLessThan(10);
});

test("a withdrawal and a merge leave every copy, and say what became of the record", async () => {
  later(2);
  const since = new Date().toISOString();
  await publishAll([await leaving("facility", refAt(3))], "closed as a mistake");
  later(1);
  await publishAll([await leaving("facility", refAt(5), EDITED)], "the same place");
  await afterwards("after a withdrawal and a merge");
  const { first } = await walkJson(`/facilities.json?limit=1000&updated_since=${since}`);
  expect((first.removed as Row[]).toSorted((a, b) => (String(a.reason) < String(b.reason) ? -1 : 1))).toEqual([
    { key: refAt(5), reason: "merged", successor: EDITED },
    { key: refAt(3), reason: "retracted", successor: null },
  ]);
});

test("a record that comes back, a new one, and a source that may no longer be cited are followed", async () => {
  later(2);
  const back = await changeOf("facility", refAt(3), {});
  const old = await changeOf("facility", EDITED, {});
  const number = back.baseVersion;
  const document = { ...old.document, ref: refAt(3), slug: "one-that-came-back", name: "One that came back" };
  await publishAll([{ kind: "facility", key: refAt(3), baseVersion: number, document }]);
  later(1);
  const fresh = { ...old.document, ref: refOf("00009"), slug: "a-new-one", name: "A new one" };
  await publishAll([{ kind: "facility", key: refOf("00009"), baseVersion: 0, document: fresh }]);
  later(1);
  await publishAll([await changeOf("source", BARRED, { use: "do_not_cite" })]);
  await afterwards("after a return, an addition and a source barred");
});

test("what only time changes is followed too", async () => {
  later(24 * 400);
  await afterwards("after a year");
});

test("the changes alone tell each record's fields, from version to version", async () => {
  const { records } = await walkJson("/changes.json?limit=1000&kind=facility&updated_since=2026-12-01", "changes");
  const edits = records.filter(({ action }) => action === "changed");
  expect(edits.find(({ key, after }) => key === EDITED && after)).toMatchObject({
    fields: ["name"],
    after: { name: "Renamed park" },
  });
  expect(records.find(({ action }) => action === "merged")).toMatchObject({ key: refAt(5), successor: EDITED });
  expect(records.find(({ action }) => action === "retracted")).toMatchObject({
    key: refAt(3),
    fields: [],
    after: null,
  });
  expect(JSON.stringify(records)).not.toContain("internal_note");
});

test("the changes of a filter are those of facilities that match just before or just after", async () => {
  const keys = async (query: string) =>
    (await walkJson(`/changes.json?limit=1000&updated_since=2026-12-01&${query}`, "changes")).records.map(
      ({ kind, key }) => `${kind} ${key}`,
    );
  const rows = published.find(({ ref }) => ref === refAt(3));
  expect(await keys(`main_kind=${rows?.kind}`)).toContain(`facility ${refAt(3)}`);
  expect(await keys("area=PK-JK&kind=body")).toContain("body SCO");
  expect((await keys("area=PK-GB")).every((key) => key.startsWith("facility"))).toBe(true);
  expect(await keys("kind=special_technology_zone")).not.toContain(`facility ${EDITED}`);
});

test("the feed is well-formed, of the newest changes, with a name for each that stays", async () => {
  const response = await ask("/changes.atom?kind=facility");
  expect(response.headers.get("Content-Type")).toMatch(/^application\/atom\+xml/);
  const text = await response.text();
  expect(text.match(/<entry>/g)).toHaveLength(100);
  const ids = [...text.matchAll(/<entry><id>([^<]+)<\/id>/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(text).toContain("Merged into another: ");
  expect((await ask("/changes.atom?kind=facility&limit=5")).status).toBe(400);
  expect((await ask("/changes.atom?columns=key")).status).toBe(400);
});
