import sql from "sql-template-tag";
import { expect, test, vi } from "vitest";
import { query, transact } from "@/lib/db";
import { countFacilities, listFacilities } from "@/lib/facilities/queries";
import { readFacilityRequest } from "@/lib/facilities/request";
import { answerFacility } from "@/lib/files/answer-facility";
import { readPageStanding } from "@/lib/records/page-standing";
import { type Change, publish, StaleVersion } from "@/lib/records/publish";
import type { RecordKind } from "@/lib/records/schema";
import { resolveMoment } from "@/lib/revisions/moment";
import { askText, walkJson } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";

await freshDatabase({ template: "registry" });
stopClock();

const REF = "PKF6FWFKE";
type Version = { number: number; document: Record<string, unknown> };

async function readCurrent(kind: RecordKind, key: string): Promise<Version> {
  const [row] = await query<Version>(
    sql`SELECT number, document FROM record_version WHERE kind::text = ${kind} AND key = ${key} ORDER BY number DESC LIMIT 1`,
  );
  if (!row) throw new Error(`There is no ${kind} ${key}`);
  return row;
}

/** A change of a record as it stands now. */
async function changeOf(kind: RecordKind, key: string, more: Record<string, unknown>): Promise<Change> {
  const { number, document } = await readCurrent(kind, key);
  return { kind, key, baseVersion: number, document: { ...document, ...more } };
}

const publishAll = (changes: Change[], note = "by a test") =>
  transact((tx) => publish(tx, { actor: "Ayesha", note, changes }));
const revisions = () =>
  query<{ number: number; published_at: string }>(sql`SELECT number, published_at FROM revision ORDER BY number`);
const auditRows = () => query<{ n: number }>(sql`SELECT count(*) AS n FROM audit_entry`).then(([row]) => row?.n ?? 0);
const rowOf = async (ref: string, parameters: [string, string][] = []) =>
  (await listFacilities(await readFacilityRequest(parameters), 1000)).rows.find((row) => row.ref === ref);
const facilityJson = (ref: string, search = "") =>
  answerFacility(new Request(`http://localhost:3000/facilities/${ref}.json${search}`), ref);

test("a change becomes the next version of its record, in the next revision, with its audit row", async () => {
  const audited = await auditRows();
  expect(await publishAll([await changeOf("facility", REF, { name: "Mirpur Park" })], "a better name")).toBe(2);
  expect(await rowOf(REF)).toMatchObject({ name: "Mirpur Park", version: 2 });
  expect(await query(sql`SELECT name FROM facility WHERE ref = ${REF}`)).toEqual([{ name: "Mirpur Park" }]);
  expect(await auditRows()).toBe(audited + 1);
  const [entry] = await query(
    sql`SELECT actor, action, revision, subject, detail FROM audit_entry ORDER BY id DESC LIMIT 1`,
  );
  expect(entry).toEqual({
    actor: "Ayesha",
    action: "publish",
    revision: 2,
    subject: `facility ${REF}`,
    detail: { note: "a better name", records: [["facility", REF, 2]] },
  });
});

test("a change made from an older version is refused, with what it was made from and what there is, and changes nothing", async () => {
  const stale = { ...(await changeOf("facility", REF, { name: "Another name" })), baseVersion: 1 };
  const fresh = await changeOf("body", "SCO", { note: "changed together with a stale one" });
  const before = await revisions();
  const refusal = await publishAll([fresh, stale]).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StaleVersion);
  expect((refusal as StaleVersion).stale).toMatchObject([{ kind: "facility", key: REF, baseVersion: 1, version: 2 }]);
  expect(await revisions()).toEqual(before);
  expect(await rowOf(REF)).toMatchObject({ name: "Mirpur Park" });
  expect((await readCurrent("body", "SCO")).document.note).not.toBe("changed together with a stale one");
});

test("saving without a change publishes nothing and writes nothing", async () => {
  const [before, audited] = [await revisions(), await auditRows()];
  expect(await publishAll([await changeOf("facility", REF, {}), await changeOf("body", "SCO", {})])).toBeNull();
  expect([await revisions(), await auditRows()]).toEqual([before, audited]);
});

test("of a save that changes one of many records only that one gets a version", async () => {
  const [sco, pseb] = [await readCurrent("body", "SCO"), await readCurrent("body", "PSEB")];
  await publishAll([await changeOf("body", "SCO", {}), await changeOf("body", "PSEB", { note: "A new remark" })]);
  expect((await readCurrent("body", "SCO")).number).toBe(sco.number);
  expect((await readCurrent("body", "PSEB")).number).toBe(pseb.number + 1);
});

test("what fails after publishing takes the revision back with it", async () => {
  const [before, audited] = [await revisions(), await auditRows()];
  const change = await changeOf("facility", REF, { name: "Never to be seen" });
  const failing = transact(async (tx) => {
    await publish(tx, { actor: "Ayesha", note: "then the power went", changes: [change] });
    throw new Error("the power went");
  });
  await expect(failing).rejects.toThrow("the power went");
  expect([await revisions(), await auditRows()]).toEqual([before, audited]);
  expect(await rowOf(REF)).toMatchObject({ name: "Mirpur Park" });
});

test("eight that publish at once get eight revisions, one after the other, and none is lost", async () => {
  const before = await revisions();
  const { rows } = await listFacilities(await readFacilityRequest([]), 8);
  const changes = await Promise.all(rows.map(({ ref }, at) => changeOf("facility", ref, { place: `Place ${at}` })));
  const numbers = await Promise.all(changes.map((change) => publishAll([change])));
  const after = await revisions();
  const first = (before.at(-1)?.number ?? 0) + 1;
  expect(numbers.toSorted((a, b) => Number(a) - Number(b))).toEqual(rows.map((_, at) => first + at));
  expect(after.length).toBe(before.length + 8);
  for (const [at, { number, published_at }] of after.slice(1).entries()) {
    expect(number).toBe((after[at]?.number ?? 0) + 1);
    expect(published_at > (after[at]?.published_at ?? "")).toBe(true);
  }
  for (const [at, { ref }] of rows.entries()) expect(await rowOf(ref)).toMatchObject({ place: `Place ${at}` });
});

test("of eight that change one record from one version, one wins and seven are told", async () => {
  const changes = await Promise.all(
    Array.from({ length: 8 }, (_, at) => changeOf("facility", REF, { place: `Corner ${at}` })),
  );
  const outcomes = await Promise.allSettled(changes.map((change) => publishAll([change])));
  const won = outcomes.flatMap((outcome, at) => (outcome.status === "fulfilled" ? [at] : []));
  expect(won).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(StaleVersion);
  expect(await rowOf(REF)).toMatchObject({ place: `Corner ${won[0]}` });
});

test("a clock that was set back does not set the registry's back", async () => {
  const last = (await revisions()).at(-1);
  vi.setSystemTime(new Date("2026-11-01T00:00:00Z"));
  const number = await publishAll([await changeOf("facility", REF, { place: "After the clock was set back" })]);
  const next = (await revisions()).at(-1);
  expect(number).toBe((last?.number ?? 0) + 1);
  expect((next?.published_at ?? "") > (last?.published_at ?? "")).toBe(true);
  vi.setSystemTime(new Date("2026-12-16T12:00:00+05:00"));
});

test("the audit log can be added to and nothing else, and each entry carries the hash of the one before it", async () => {
  for (const attempt of [
    sql`UPDATE audit_entry SET actor = 'nobody'`,
    sql`DELETE FROM audit_entry WHERE id = 1`,
    sql`TRUNCATE audit_entry`,
    sql`DELETE FROM audit_entry WHERE FALSE`,
  ])
    await expect(query(attempt), attempt.text).rejects.toThrow("the audit log is append-only");
  const chain = await query<{ hash: string; prior_hash: string; real: string }>(sql`SELECT hash, prior_hash,
    encode(sha256(convert_to(concat_ws(E'\\x1f', prior_hash, id, at, actor, action, coalesce(revision, 0), subject, detail), 'UTF8')), 'hex') AS real
    FROM audit_entry ORDER BY id`);
  expect(chain.length).toBeGreaterThan(10);
  for (const [at, { hash, prior_hash, real }] of chain.entries()) {
    expect(prior_hash).toBe(chain[at - 1]?.hash ?? "");
    expect(hash).toBe(real);
  }
  const published = await query<{ revision: number }>(
    sql`SELECT revision FROM audit_entry WHERE action = 'publish' ORDER BY id`,
  );
  expect(published.map(({ revision }) => revision)).toEqual((await revisions()).map(({ number }) => number));
});

test("a withdrawn facility leaves every list, answers 410, and stays what it was in the past", async () => {
  const gone = "PKF5WF1J0";
  const { moment } = await readFacilityRequest([]);
  const total = await countFacilities({}, moment);
  const { number } = await readCurrent("facility", gone);
  await publishAll(
    [{ kind: "facility", key: gone, baseVersion: number, document: {}, action: "retract" }],
    "entered twice",
  );
  expect(await countFacilities({}, await resolveMoment({}))).toBe(total - 1);
  expect(await askText("/facilities.csv")).not.toContain(gone);
  expect((await facilityJson(gone)).status).toBe(410);
  expect((await facilityJson(gone, "?known_at=1")).status).toBe(200);
  expect(await rowOf(gone, [["known_at", "1"]])).toMatchObject({ ref: gone });
  expect(await readPageStanding(`/facilities/${gone}`)).toEqual({ found: "withdrawn" });
  const { records } = await walkJson("/changes.json?limit=50", "changes");
  expect(records[0]).toMatchObject({ kind: "facility", key: gone, action: "retracted", note: "entered twice" });
});

test("a merged facility leads to its successor for ever", async () => {
  const gone = "PKFWVG5JF";
  const { number } = await readCurrent("facility", gone);
  await publishAll([
    { kind: "facility", key: gone, baseVersion: number, document: {}, action: "merge", successor: REF },
  ]);
  const response = await facilityJson(gone);
  expect([response.status, response.headers.get("Location")]).toEqual([308, `/facilities/${REF}.json`]);
  expect(await readPageStanding(`/facilities/${gone}`)).toEqual({ found: "successor", code: REF });
  expect(await rowOf(gone)).toBeUndefined();
  expect((await facilityJson(gone, "?known_at=1")).status).toBe(200);
});

test("a withdrawn claim is among the changes like any other record", async () => {
  const { number } = await readCurrent("claim", "CL-001");
  await publishAll([{ kind: "claim", key: "CL-001", baseVersion: number, document: {}, action: "retract" }]);
  const { records } = await walkJson("/changes.json?limit=50", "changes");
  expect(records[0]).toMatchObject({ kind: "claim", key: "CL-001", action: "retracted" });
});
