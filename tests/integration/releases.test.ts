import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { answerPackage } from "@/lib/packages/answer";
import { answerReleaseFile, answerReleases } from "@/lib/releases/answer";
import { makeRelease } from "@/lib/releases/make";
import { RELEASE_DESCRIPTION, RELEASE_SUMS } from "@/lib/releases/schema";
import { askText } from "@/tests/support/answers";
import { stopClock, TODAY } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { changeOf, leaving, publishAll } from "@/tests/support/publications";

const url = await freshDatabase({ template: "registry" });
stopClock();
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "registry-releases-"));
process.env.DATA_DIR = folder;
afterAll(() => {
  delete process.env.DATA_DIR;
  rmSync(folder, { recursive: true, force: true });
});

const home = join(folder, "releases");
const sumOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const get = (date: string, file: string, init: RequestInit = {}) =>
  answerReleaseFile(new Request(`http://localhost:3000/data/releases/${date}/${file}`, init), date, file);
/** Every file of a release with its checksum. */
const readSums = (date: string) =>
  Object.fromEntries(readdirSync(join(home, date)).map((name) => [name, sumOf(readFileSync(join(home, date, name)))]));

test("there is nothing under latest before the first release, and the list is empty", async () => {
  expect((await get("latest", "registry.zip")).status).toBe(404);
  expect(await (await answerReleases("index.json")).json()).toEqual({ releases: [] });
});

test("a release holds the files of its revision, each with its length and checksum, as anybody gets them", async () => {
  const { release, made } = await makeRelease();
  expect([made, release.date, release.revision, release.previous]).toEqual([true, TODAY, 1, null]);
  expect(release.changes.added).toBeGreaterThan(1000);
  expect(release.audit_hash).toMatch(/^[0-9a-f]{64}$/);
  const sums = readFileSync(join(home, TODAY, RELEASE_SUMS), "utf8");
  for (const { name, bytes, sha256 } of release.files) {
    const response = await get(TODAY, name);
    const content = new Uint8Array(await response.arrayBuffer());
    expect([content.length, sumOf(content)], name).toEqual([bytes, sha256]);
    expect(response.headers.get("Content-Length"), name).toBe(String(bytes));
    expect(response.headers.get("Cache-Control"), name).toContain("immutable");
    expect(sums).toContain(`${sha256}  ${name}\n`);
    expect((await get(TODAY, name, { headers: { "If-None-Match": `"${sha256}"` } })).status).toBe(304);
  }
  const whole = await answerPackage(new Request("http://localhost:3000/data/registry.zip?known_at=1"));
  expect(await (await get(TODAY, "registry.zip")).arrayBuffer()).toEqual(await whole.arrayBuffer());
  expect(await (await get(TODAY, "facilities.csv")).text()).toBe(
    await askText(`/facilities.csv?as_of=${TODAY}&known_at=1`),
  );
});

test("a day has one release, and what was released is not released again", async () => {
  const before = readSums(TODAY);
  expect((await makeRelease()).made).toBe(false);
  await publishAll([await changeOf("facility", "PKF6FWFKE", { name: "Renamed" })]);
  expect((await makeRelease()).made).toBe(false);
  expect(readSums(TODAY)).toEqual(before);
});

test("the next release says what changed since the one before, and latest leads to it", async () => {
  const before = readSums(TODAY);
  await publishAll([await leaving("facility", "PKFWVG5JF")]);
  vi.setSystemTime(new Date("2026-12-16T12:00:00+05:00"));
  const { release, made } = await makeRelease();
  expect([made, release.previous, release.changes]).toEqual([true, TODAY, { changed: 1, retracted: 1 }]);
  const changes = await (await get(release.date, "changes.csv")).text();
  expect(changes.trim().split("\r\n")).toHaveLength(3);
  expect(await (await get(release.date, "CHANGES.md")).text()).toContain(`Since the release of ${TODAY}`);
  const latest = await get("latest", "registry.zip");
  expect([latest.status, latest.headers.get("Location")]).toEqual([307, "/data/releases/2026-12-16/registry.zip"]);
  expect(readSums(TODAY)).toEqual(before);
  const { releases } = await (await answerReleases("index.json")).json();
  expect(releases.map(({ date }: { date: string }) => date)).toEqual(["2026-12-16", TODAY]);
});

test("what is not there is a 404, whatever its name tries", async () => {
  for (const [date, file] of [
    ["2026-12-14", "registry.zip"],
    [TODAY, "nothing.csv"],
    [TODAY, "../../postgres.json"],
    ["..", "releases"],
    ["tomorrow", RELEASE_DESCRIPTION],
  ] as const)
    expect((await get(date, file)).status, `${date}/${file}`).toBe(404);
});

test("killed at any moment there is a whole release or none, and the next one clears up", async () => {
  const other = mkdtempSync(join(tmpdir(), "registry-killed-"));
  const list = (...path: string[]) => {
    try {
      return readdirSync(join(other, "releases", ...path));
    } catch {
      return [];
    }
  };
  const unfinished = () => list().filter((name) => name.startsWith("."));
  /** Makes a release in a process of its own, which ends for good as soon as `seen` says so. */
  const run = (seen: () => boolean) =>
    new Promise<void>((resolve) => {
      const env = { ...process.env, DATABASE_URL: url, DATA_DIR: other };
      const child = spawn(process.execPath, ["--import", "tsx", "scripts/release.ts"], { env, stdio: "ignore" });
      const watch = setInterval(() => seen() && child.kill("SIGKILL"), 2);
      child.on("close", () => {
        clearInterval(watch);
        resolve();
      });
    });
  let broken = 0;
  for (const file of ["registry.zip", "facilities.geojson", "changes.csv", RELEASE_SUMS]) {
    await run(() => unfinished().some((name) => list(name).includes(file)));
    const whole = list().filter((name) => !name.startsWith("."));
    for (const name of whole) expect(list(name), name).toContain(RELEASE_DESCRIPTION);
    broken += unfinished().length;
  }
  expect(broken).toBeGreaterThan(0);
  await run(() => false);
  const [made = "", ...rest] = list();
  expect(rest).toEqual([]);
  const { files } = JSON.parse(readFileSync(join(other, "releases", made, RELEASE_DESCRIPTION), "utf8"));
  for (const { name, sha256 } of files)
    expect(sumOf(readFileSync(join(other, "releases", made, name))), name).toBe(sha256);
  rmSync(other, { recursive: true, force: true });
});
