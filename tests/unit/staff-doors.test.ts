import { expect, test } from "vitest";
import { readSources } from "@/tests/support/source-files";

// Each door of the staff side, as it stands on disk: nobody adds one that asks nothing.

const files = readSources(/\.tsx?$/).filter(({ path }) => path.startsWith("app/"));
const find = (pattern: RegExp) => files.filter(({ path }) => pattern.test(path));

/** The exported functions of a file, each with its text up to the next one. */
const exportsOf = (text: string) =>
  text
    .split(/^(?=export )/m)
    .filter((part) => part.startsWith("export "))
    .map((part) => ({ name: /function (\w+)/.exec(part)?.[1] ?? "", text: part }));

const STAFF = /runStaffAction\(|changePerson\(/;
const ANYBODY = /runPublicAction\(/;

test("every server action goes through the one wrapper, and those of the staff through the one that knows the actor", () => {
  const actions = find(/\/actions\.ts$/).flatMap(({ path, text }) =>
    exportsOf(text).map((one) => ({ ...one, path, staff: path.includes("/staff/") })),
  );
  expect(actions.length).toBeGreaterThan(30);
  const bare = actions.filter(({ text, staff }) => !(staff ? STAFF.test(text) : ANYBODY.test(text)));
  expect(bare.map(({ path, name }) => `${path} ${name}`)).toEqual([]);
  // The one that stands for several passes on to the wrapper itself.
  expect(find(/people\/actions\.ts$/)[0]?.text).toMatch(/function changePerson[\s\S]+?return runStaffAction\(/);
});

test("every handler that takes a POST goes through the wrapper of handlers", () => {
  const handlers = find(/\/route\.ts$/).filter(({ text }) =>
    /export (async )?function (POST|PUT|PATCH|DELETE)/.test(text),
  );
  expect(handlers.map(({ path }) => path).sort()).toEqual([
    "app/[locale]/sign-out/route.ts",
    "app/api/imports/route.ts",
  ]);
  expect(handlers.filter(({ text }) => !/run(Staff)?Handler\(request/.test(text)).map(({ path }) => path)).toEqual([]);
});

test("every page of the staff side asks who looks, and in which room", () => {
  const pages = find(/^app\/\[locale\]\/staff\/.*page\.tsx$/);
  expect(pages.length).toBeGreaterThan(12);
  const rooms = pages.map(({ path, text }) => {
    const [, room = "desk"] = /staff\/(\w+)\//.exec(path) ?? [];
    return { path, room, asked: /readStaffPage\(params, "(\w+)"\)/.exec(text)?.[1] };
  });
  expect(rooms.filter(({ room, asked }) => room !== asked)).toEqual([]);
});

test("files that only staff get ask who wants them", () => {
  const files = find(/^app\/(\[locale\]\/staff|api)\/.*route\.ts$/);
  expect(files.length).toBeGreaterThan(2);
  expect(files.filter(({ text }) => !/readVisitor\(\)|runStaffHandler\(/.test(text)).map(({ path }) => path)).toEqual(
    [],
  );
});
