import { expect, test, vi } from "vitest";
import { readListStates } from "@/lib/dictionary/filled";
import { DICTIONARY } from "@/lib/dictionary/lists";
import { DICTIONARY_LISTS } from "@/lib/dictionary/words";
import { countFilledFacilities } from "@/lib/facilities/filled";
import { countFilledChanges } from "@/lib/revisions/changes";
import { resolveMoment } from "@/lib/revisions/moment";
import { askText, readCsv } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { changeOf, leaving, publishAll } from "@/tests/support/publications";

await freshDatabase({ template: "registry" });
stopClock();
vi.setConfig({ testTimeout: 240_000 });

const says = (text: string | undefined) => text !== "" && text !== "unknown" && text !== "{}";
const LISTED = DICTIONARY_LISTS.filter((list) => list !== "statistics");

test("the dictionary's share of a column is what its file holds, and its example stands in the file", async () => {
  await publishAll([
    await changeOf("body", "SCO", { note: "Said anew by a test." }),
    await changeOf("facility", "PKF9CRWGK", { seats: 12 }),
    await leaving("project", "PRJ-KHIITP"),
  ]);
  const states = await readListStates(await resolveMoment({}));
  for (const list of LISTED) {
    const rows = readCsv(await askText(`/${list}.csv`));
    expect(states[list].count, list).toBe(rows.length);
    for (const { name } of DICTIONARY[list]) {
      const values = rows.flatMap((row) => (says(row[name]) ? (row[name] ?? "") : []));
      const state = states[list].columns[name];
      expect([`${list}.${name}`, state?.filled]).toEqual([`${list}.${name}`, values.length]);
      if (values.length > 0) expect(values, `${list}.${name}`).toContain(state?.example);
      else expect(state?.example, `${list}.${name}`).toBeNull();
    }
  }
});

test("of a large register a sample tells the shares, and how many there are is counted", async () => {
  const moment = await resolveMoment({});
  const [whole, some] = [await countFilledFacilities(moment), await countFilledFacilities(moment, 120)];
  expect(some.url).toBe(whole.url);
  for (const [name, count] of Object.entries(whole))
    expect(Math.abs((some[name] ?? 0) - count) / (whole.url ?? 1), name).toBeLessThan(0.15);
  expect(some).not.toEqual(whole);
});

test("so it is with the changes, of which a sample is taken by the pages they lie on", async () => {
  const request = { filter: {}, view: {}, moment: await resolveMoment({}), refusals: [] };
  const [whole, some] = [await countFilledChanges(request), await countFilledChanges(request, 200)];
  for (const name of ["revision", "kind", "version"]) expect(some[name], name).toBe(whole[name]);
  for (const [name, count] of Object.entries(whole))
    expect(Math.abs((some[name] ?? 0) - count) / (whole.revision ?? 1), name).toBeLessThan(0.4);
  expect(some).not.toEqual(whole);
});
