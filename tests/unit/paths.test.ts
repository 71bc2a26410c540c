import { expect, test } from "vitest";
import { facilitiesPath, facilityPath, filePath, homePath, otherLocalePath, splitLocale } from "@/lib/paths";

test("English has no prefix and Urdu is the same address under /ur", () => {
  expect(homePath("en")).toBe("/");
  expect(homePath("ur")).toBe("/ur");
  expect(homePath("ur", "q=gilgit")).toBe("/ur?q=gilgit");
  expect(facilityPath("en", "PKF6FWFKE")).toBe("/facilities/PKF6FWFKE");
  expect(facilityPath("ur", "PKF6FWFKE")).toBe("/ur/facilities/PKF6FWFKE");
});

test("a file has the query of its page and no language", () => {
  expect(facilitiesPath("ur", "status=open")).toBe("/ur/facilities?status=open");
  expect(filePath("facilities", "csv", "status=open")).toBe("/facilities.csv?status=open");
});

test("a code cannot leave its place in an address", () => {
  expect(facilityPath("en", "../staff?x")).toBe("/facilities/..%2Fstaff%3Fx");
});

test("the other language is the same address, query and all, there and back", () => {
  for (const path of ["/", "/facilities", "/facilities/PKF6FWFKE", "/urban"]) {
    const there = otherLocalePath(path, "q=a");
    expect(there.startsWith("/ur")).toBe(true);
    expect(splitLocale(there.replace("?q=a", ""))).toEqual({ locale: "ur", path });
    expect(otherLocalePath(there.replace("?q=a", ""), "q=a")).toBe(`${path}?q=a`);
  }
});
