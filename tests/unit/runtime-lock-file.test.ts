import { expect, test } from "vitest";
import lockFile from "@/package-lock.json";
import { completeLock } from "@/scripts/complete-lock.mjs";

test("the lock file names the packages of every platform: else npm ci refuses it (npm run lock:complete)", () => {
  expect(completeLock(structuredClone(lockFile))).toEqual([]);
});

test("a package of another platform is added where npm would put it, once", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/a": {
        version: "1.0.0",
        dev: true,
        optionalDependencies: { "a-linux-x64-musl": "1.0.0", "a-win32-arm64": "1.0.0" },
      },
      "node_modules/a-win32-arm64": { version: "1.0.0" },
      "node_modules/b/node_modules/a": {
        version: "2.0.0",
        optionalDependencies: { "a-darwin-arm64": "2.0.0", "a-win32-arm64": "2.0.0" },
      },
    },
  };
  expect(completeLock(lock)).toEqual([
    "node_modules/a-linux-x64-musl",
    "node_modules/b/node_modules/a-darwin-arm64",
    "node_modules/b/node_modules/a-win32-arm64",
  ]);
  expect(lock.packages).toMatchObject({
    "node_modules/a-linux-x64-musl": {
      version: "1.0.0",
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
      dev: true,
      optional: true,
    },
    "node_modules/b/node_modules/a-darwin-arm64": { version: "2.0.0", os: ["darwin"], cpu: ["arm64"], optional: true },
  });
  expect(completeLock(lock)).toEqual([]);
});
