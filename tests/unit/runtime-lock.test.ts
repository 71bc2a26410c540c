import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { hashInputs, isFresh, recordFresh } from "@/scripts/freshness.mjs";
import { withLock } from "@/scripts/lock.mjs";
import { identifyProcess, isSameProcess, pause } from "@/scripts/process.mjs";
import { listOthers, register, unregister } from "@/scripts/users.mjs";

test("work under one lock is done one after the other", async () => {
  const lock = path.join(makeFolder(), "lock");
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} begins`);
    await pause(20);
    order.push(`${name} ends`);
  };
  await Promise.all([withLock(lock, work("a")), withLock(lock, work("b"))]);
  expect(order).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  expect(fs.existsSync(lock)).toBe(false);
});

test("a lock is given back when the work fails", async () => {
  const lock = path.join(makeFolder(), "lock");
  await expect(withLock(lock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await withLock(lock, async () => "yes")).toBe("yes");
});

test("a lock whose holder was killed is taken over, even when its number belongs to another process now", async () => {
  const lock = path.join(makeFolder(), "lock");
  const { pid } = spawnSync(process.execPath, ["--version"]);
  for (const holder of [`${pid}`, `${process.pid} 1 a-boot-long-ago`]) {
    fs.writeFileSync(lock, holder);
    expect(await withLock(lock, async () => "taken")).toBe("taken");
  }
});

test("a process is told from a later one with its number", () => {
  expect(isSameProcess(identifyProcess(process.pid))).toBe(true);
  expect(isSameProcess("0")).toBe(false);
  expect(isSameProcess("nonsense")).toBe(false);
});

test("who uses something is known, and a dead user is forgotten", () => {
  const folder = makeFolder();
  register(folder);
  expect(listOthers(folder)).toEqual([]);
  fs.writeFileSync(path.join(folder, String(process.ppid)), identifyProcess(process.ppid));
  fs.writeFileSync(path.join(folder, "999999999"), "999999999");
  expect(listOthers(folder)).toEqual([process.ppid]);
  expect(fs.readdirSync(folder).sort()).toEqual([String(process.pid), String(process.ppid)].sort());
  unregister(folder);
  expect(fs.readdirSync(folder)).toEqual([String(process.ppid)]);
});

test("a product is fresh until one of its inputs or the product itself changes", () => {
  const folder = makeFolder();
  const inside = (name: string) => path.relative(process.cwd(), path.join(folder, name));
  const product = { name: `test-${path.basename(folder)}`, inputs: [inside("in")], marker: inside("out") };
  onTestFinished(() => fs.rmSync(path.join("node_modules/.cache/it-facilities-registry", product.name)));
  fs.mkdirSync(path.join(folder, "in"));
  fs.writeFileSync(path.join(folder, "in", "a"), "one");
  expect(isFresh(product)).toBe(false);
  fs.writeFileSync(path.join(folder, "out"), "made of one");
  expect(isFresh(product)).toBe(false);
  recordFresh(product, hashInputs(product));
  expect(isFresh(product)).toBe(true);
  fs.writeFileSync(path.join(folder, "in", "a"), "two");
  expect(isFresh(product)).toBe(false);
  fs.writeFileSync(path.join(folder, "in", "a"), "one");
  expect(isFresh(product)).toBe(true);
  fs.writeFileSync(path.join(folder, "out"), "made by hand");
  expect(isFresh(product)).toBe(false);
});

function makeFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "registry-unit-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  return folder;
}
