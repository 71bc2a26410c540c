import sql from "sql-template-tag";
import { expect, test, vi } from "vitest";
import { query } from "@/lib/db";
import { listFacilities } from "@/lib/facilities/queries";
import { readFacilityRequest } from "@/lib/facilities/request";
import { foldText, foldWords } from "@/lib/search/fold";
import { ask, askText, readCsv } from "@/tests/support/answers";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { readTable } from "@/tests/support/package-tables";

await freshDatabase({ template: "registry" });
stopClock();
// Many questions a test: a busy machine takes its time over them.
vi.setConfig({ testTimeout: 120_000 });

const facilities = readTable("facilities").filter(({ publish }) => publish === "true");
const published = new Set(facilities.map(({ ref }) => ref));

async function search(words: string): Promise<string[]> {
  const request = await readFacilityRequest([["q", words]]);
  expect(request.refusals, words).toEqual([]);
  return (await listFacilities(request, 1000)).rows.map(({ ref }) => ref);
}

test("every published facility is found by its ref and by its name in both languages", async () => {
  for (const [at, { ref = "", name = "", name_ur = "" }] of facilities.entries()) {
    const written = [ref, at % 2 ? name : name.toUpperCase(), name_ur].filter((text) => text !== "");
    for (const words of written) expect(await search(words), words).toContain(ref);
  }
});

test("every published facility is found by each other name and spelling that its sources use", async () => {
  const names = readTable("facility_names").filter(({ facility_ref }) => published.has(facility_ref));
  expect(names.length).toBeGreaterThan(80);
  for (const { facility_ref, name = "" } of names) expect(await search(name), name).toContain(facility_ref);
});

test("the spellings of the first reports find what they meant", async () => {
  const nameOf = (ref: string) => facilities.find((row) => row.ref === ref)?.name ?? "";
  for (const [words, name] of [
    ["Khairwal", /Khairowal/],
    ["Islamgazh", /Islamgarh/],
    ["Didyal", /Dadyal/],
  ] as const)
    expect((await search(words)).map(nameOf).join("\n"), words).toMatch(name);
});

test("Urdu finds the same whichever keyboard typed it, pointed or not", async () => {
  const arabic = { ی: "ي", ک: "ك", ہ: "ه" } as const;
  for (const { ref, name_ur = "" } of facilities.filter((row) => row.name_ur)) {
    const typed = name_ur.replace(/[یکہ]/g, (letter) => arabic[letter as keyof typeof arabic]);
    const expected = await search(name_ur);
    expect(expected).toContain(ref);
    expect(await search(typed), typed).toEqual(expected);
  }
  expect(await search("ميرپور")).toEqual(await search("مِیرپُور"));
});

test("a name with one slip in one word is found, unless the slip made another word of it", async () => {
  const terms = (await query<{ term: string }>(sql`SELECT term FROM search_term`)).map(({ term }) => term);
  const isKnown = (word: string) => terms.some((term) => term.startsWith(word));
  const slips = [
    (word: string) => word.slice(0, 2) + word.slice(3),
    (word: string) => `${word.slice(0, 2)}q${word.slice(2)}`,
    (word: string) => `${word.slice(0, -1)}q`,
    (word: string) => `${word.slice(0, 1)}${word[2]}${word[1]}${word.slice(3)}`,
  ];
  let [tried, other] = [0, 0];
  for (const [at, { ref, name = "" }] of facilities.entries()) {
    const words = foldText(name).split(" ");
    const long = words.filter((word) => [...word].length > 4);
    const word = long[at % long.length] ?? "";
    const slip = slips[at % slips.length]?.(word) ?? word;
    if (slip === word) continue;
    if (isKnown(slip)) {
      other += 1;
      continue;
    }
    tried += 1;
    expect(await search(words.with(words.indexOf(word), slip).join(" ")), `${word} as ${slip}`).toContain(ref);
  }
  expect(tried).toBeGreaterThan(150);
  expect(other).toBeLessThan(tried / 10);
});

test("a ref is found by its beginning, and with one slip in it", async () => {
  for (const { ref = "" } of facilities.filter((_, at) => at % 9 === 0)) {
    expect(await search(ref.slice(0, 6)), ref).toContain(ref);
    for (const slip of [`${ref.slice(0, 5)}${ref.slice(6)}`, `${ref.slice(0, 4)}Q${ref.slice(5)}`, `${ref}0`])
      if (!published.has(slip)) expect(await search(slip), slip).toEqual([ref]);
  }
});

test("a word is found by its beginning, and all words must be found", async () => {
  const all = await search("mirpur park");
  expect(all).toContain("PKF6FWFKE");
  const [mirpur, park] = [await search("mirp"), await search("park")];
  expect(all).toEqual(mirpur.filter((ref) => park.includes(ref)).filter((ref) => all.includes(ref)));
  for (const ref of all) expect(mirpur.includes(ref) && park.includes(ref)).toBe(true);
  expect(await search("mirpur zanzibar")).toEqual([]);
  expect(await search("… !!")).toEqual([]);
});

test("a facility is found by the place it lies in and by the body behind it, in either script", async () => {
  expect(await search("Azad Jammu")).toContain("PKF6FWFKE");
  expect(await search("آزاد جموں")).toContain("PKF6FWFKE");
  expect(await search("special communications organization")).toContain("PKF6FWFKE");
  expect(await search("SCO")).toContain("PKF6FWFKE");
});

for (const [list, table, key, columns] of [
  ["bodies", "bodies", "code", ["name", "short_name", "name_ur"]],
  ["areas", "areas", "code", ["name", "name_ur"]],
  ["programmes", "programmes", "code", ["name"]],
  ["sources", "sources", "id", ["title", "publisher"]],
] as const)
  test(`each of the ${list} is found by its code and names`, async () => {
    const shown = new Set(readCsv(await askText(`/${list}.csv`)).map((row) => row[key]));
    const rows = readTable(table).filter((row) => shown.has(row[key] ?? ""));
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows.filter((_, at) => at % Math.ceil(rows.length / 40) === 0))
      for (const words of [key, ...columns].flatMap((name) => row[name] || [])) {
        const response = await ask(`/${list}.csv?q=${encodeURIComponent(words)}`);
        expect(
          readCsv(await response.text()).map((found) => found[key]),
          words,
        ).toContain(row[key]);
      }
  });

test("what begins a known word is not taken for a slip of another, in any list", async () => {
  for (const [address, word] of [
    ["/areas.csv?q=khan", "khan"],
    ["/bodies.csv?q=must", "must"],
  ] as const) {
    const found = readCsv(await askText(address));
    expect(found.length, address).toBeGreaterThan(0);
    for (const row of found)
      expect(
        foldWords(Object.values(row)).some((known) => known.startsWith(word)),
        row.name,
      ).toBe(true);
  }
});
