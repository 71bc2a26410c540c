import { expect, test, vi } from "vitest";
import { disconnect } from "@/lib/db";
import { readFacilityRequest } from "@/lib/facilities/request";
import { FACILITY_FORMATS } from "@/lib/files/formats";
import { problemOf } from "@/lib/http/problem";
import { toParameters } from "@/lib/http/search-parameters";
import { answerMap } from "@/lib/map/answer";
import { LISTS } from "@/lib/paths";
import { readChangeRequest } from "@/lib/revisions/change-filter";
import { ask, askText } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { makeFacility, refOf } from "@/tests/support/documents";
import { publishAll } from "@/tests/support/publications";

const url = await freshDatabase({ template: "registry" });
stopClock();
vi.setConfig({ testTimeout: 60_000 });

const NAMES = {
  [refOf("7Z000")]: "Park of 100% fibre",
  [refOf("7Z001")]: "Park of 100 fibre",
  [refOf("7Z002")]: "Lab_7, Gilgit",
  [refOf("7Z003")]: "LabX7, Gilgit",
  [refOf("7Z004")]: "Hub A\\B",
  [refOf("7Z005")]: "Hub A B",
};
await publishAll(
  Object.entries(NAMES).map(([ref, name]) => ({
    kind: "facility",
    key: ref,
    baseVersion: 0,
    document: { ...makeFacility({ ref, slug: ref.toLowerCase(), name, name_ur: name }) },
  })),
);

async function findChanges(q: string): Promise<string[]> {
  const { changes } = JSON.parse(await askText(`/changes.json?${new URLSearchParams({ q })}`));
  return changes.map(({ name }: { name: string }) => name).toSorted();
}

test("a percent sign, an underscore and a backslash are searched for as themselves among the changes", async () => {
  expect(await findChanges("%")).toEqual(["Park of 100% fibre"]);
  expect(await findChanges("_")).toEqual(["Lab_7, Gilgit"]);
  expect(await findChanges("lab_7")).toEqual(["Lab_7, Gilgit"]);
  expect(await findChanges("\\")).toEqual(["Hub A\\B"]);
  // Between words they may be a space, as any sign is; they stand for no letter.
  expect(await findChanges("of 100% fib")).toEqual(["Park of 100 fibre", "Park of 100% fibre"]);
  expect(await findChanges("hub a\\b")).toEqual(["Hub A B", "Hub A\\B"]);
  for (const q of ["fib%e", "fi_re", "fibr\\e", "%%", "__"]) expect(await findChanges(q), q).toEqual([]);
});

test("they are no words: a list that is searched by words holds nothing for them, and finds names that have them", async () => {
  for (const list of LISTS.filter((one) => one !== "changes"))
    for (const q of ["%", "_", "\\", "%_\\"])
      expect(JSON.parse(await askText(`/${list}.json?${new URLSearchParams({ q })}`)).total, `${list} ${q}`).toBe(0);
  for (const [ref, name] of Object.entries(NAMES)) {
    const { facilities } = JSON.parse(await askText(`/facilities.json?${new URLSearchParams({ q: name })}`));
    expect(facilities.map((row: { ref: string }) => row.ref)).toContain(ref);
  }
});

const OBJECTS = "q[$ne]=1&__proto__=1&__proto__[admin]=1&constructor[prototype]=1&kind[]=park&toString=1&status.$gt=";
const OBJECT_NAMES = [...new URLSearchParams(OBJECTS).keys()];

test("a parameter that is written as an object is unknown, by its whole name, to every machine address", async () => {
  const askMap = (query: string) => answerMap(new Request(`http://localhost:3000/map.json?${query}`)).catch(problemOf);
  const answers: [string, () => Promise<Response>][] = [
    ["/map.json", () => askMap(OBJECTS)],
    ...FACILITY_FORMATS.map((format) => `/facilities.${format}`)
      .concat(LISTS.flatMap((list) => (list === "facilities" ? [] : [`/${list}.csv`, `/${list}.json`])))
      .map((path): [string, () => Promise<Response>] => [path, () => ask(`${path}?${OBJECTS}`)]),
  ];
  // With no database to ask: whatever is put to one is no 400.
  await disconnect();
  process.env.DATABASE_URL = "postgres://nobody@127.0.0.1:1/nowhere";
  try {
    for (const [path, answer] of answers) {
      const response = await answer();
      expect(response.status, path).toBe(400);
      const { errors } = (await response.json()) as { errors: { field: string }[] };
      expect(errors.map(({ field }) => field).toSorted(), path).toEqual(OBJECT_NAMES.toSorted());
    }
  } finally {
    await disconnect();
    process.env.DATABASE_URL = url;
  }
});

test("on a page it is named and left out, and changes no object of the process", async () => {
  const given = toParameters(Object.fromEntries(new URLSearchParams(OBJECTS)));
  for (const read of [readFacilityRequest, readChangeRequest]) {
    const { filter, refusals } = await read([...given, ["q", "park"]]);
    expect(filter).toEqual({ q: "park" });
    expect(refusals.map(({ name }) => name).toSorted()).toEqual(OBJECT_NAMES.toSorted());
    expect(refusals.every(({ reason }) => reason === "unknown_parameter")).toBe(true);
  }
  expect(Object.keys(Object.getPrototypeOf({}))).toEqual([]);
  expect({}).not.toHaveProperty("admin");
});
