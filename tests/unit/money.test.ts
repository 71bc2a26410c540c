import fc from "fast-check";
import { expect, test } from "vitest";
import { formatMoney, sayMoney } from "@/lib/i18n/format-money";
import { translator } from "@/lib/i18n/translate";
import { claimsBeside, numbersIn } from "@/lib/projects/claims";
import { rateUtilisation, tallyMoney } from "@/lib/projects/money";
import type { ProjectDocument } from "@/lib/projects/schema";
import { readTable } from "@/tests/support/package-tables";

const en = translator("en");
const ur = translator("ur");

test.each([
  [12_650_000_000, "Rs 12,650,000,000", "Rs 12.65 billion", "12.65 ارب روپے"],
  [482_433_000, "Rs 482,433,000", "Rs 482.433 million", "تقریباً 48.24 کروڑ روپے"],
  [1_000_000, "Rs 1,000,000", "Rs 1 million", "10 لاکھ روپے"],
  [999_999, "Rs 999,999", "Rs 999,999", "تقریباً 10 لاکھ روپے"],
  [99_999, "Rs 99,999", "Rs 99,999", "99,999 روپے"],
  [0, "Rs 0", "Rs 0", "0 روپے"],
  [12_345_678_901, "Rs 12,345,678,901", "about Rs 12.35 billion", "تقریباً 12.35 ارب روپے"],
])("%i rupees, exactly and as people say it", (amount, full, english, urdu) => {
  expect(formatMoney(en, "en", amount, "PKR")).toBe(full);
  expect(sayMoney(en, "en", amount, "PKR")).toBe(english);
  expect(sayMoney(ur, "ur", amount, "PKR")).toBe(urdu);
});

test("dollars are dollars", () => {
  expect(sayMoney(en, "en", 20_000_000, "USD")).toBe("US$ 20 million");
  expect(sayMoney(ur, "ur", 20_000_000, "USD")).toBe("2 کروڑ امریکی ڈالر");
});

test("an amount in words is exact, or says that it is not", () => {
  const units: Record<string, number> = { billion: 1e9, million: 1e6 };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (amount) => {
      const words = sayMoney(en, "en", amount, "PKR");
      const [, figure = "", unit = ""] = /Rs ([\d,.]+) ?(billion|million)?/.exec(words) ?? [];
      const said = Number(figure.replaceAll(",", "")) * (units[unit] ?? 1);
      if (words.startsWith("about")) expect(Math.abs(said - amount) / amount).toBeLessThan(0.006);
      else expect(Math.round(said)).toBe(amount);
    }),
  );
});

type Funding = ProjectDocument["funding"][number];
const money = (amount_pkr: number, other: Partial<Funding> = {}): Funding => ({
  fiscal_year_from: "2023-24",
  fiscal_year_to: null,
  measure: "allocated",
  amount_pkr,
  source_id: "S",
  ...other,
});
const project = (ref: string, funding: Funding[], other: Partial<ProjectDocument> = {}) => ({
  ref,
  is_aggregate: false,
  parent_ref: null,
  funding,
  ...other,
});

test("an aggregate is never added to its parts, nor a part to its whole", () => {
  const [tally] = tallyMoney([
    project("ALL", [money(100)], { is_aggregate: true }),
    project("A", [money(60)], { parent_ref: "ALL" }),
    project("A1", [money(25)], { parent_ref: "A" }),
    project("B", [money(30)], { parent_ref: "ALL" }),
  ]);
  expect(tally?.aggregates.map(({ ref, least }) => [ref, least])).toEqual([["ALL", 100]]);
  expect(tally?.sum).toEqual({ least: 90, most: 90 });
});

test("whatever the tree of parts, no amount is counted twice", () => {
  const trees = fc.array(fc.record({ parent: fc.nat(12), amount: fc.integer({ min: 1, max: 1000 }) }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(trees, (nodes) => {
      const projects = nodes.map(({ parent, amount }, at) =>
        project(`P${at}`, [money(amount)], { parent_ref: parent < at ? `P${parent}` : null }),
      );
      const tops = nodes.filter(({ parent }, at) => !(parent < at)).reduce((sum, { amount }) => sum + amount, 0);
      expect(tallyMoney(projects)[0]?.sum?.least).toBe(tops);
    }),
  );
});

test("sources that differ make a range, and a ring of parents ends", () => {
  const [tally] = tallyMoney([
    project("A", [money(31), money(41, { source_id: "T" })], { parent_ref: "B" }),
    project("B", [], { parent_ref: "A" }),
  ]);
  expect(tally?.singles).toEqual([{ ref: "A", is_aggregate: false, least: 31, most: 41 }]);
  expect(tallyMoney([])).toEqual([]);
});

test("what was used of what was allocated, where both are known and sure", () => {
  const used = (amount: number, other: Partial<Funding> = {}) => money(amount, { measure: "utilised", ...other });
  expect(rateUtilisation(project("A", [money(200), used(50)]))).toMatchObject([{ share: 0.25 }]);
  expect(rateUtilisation(project("A", [money(200)]))).toEqual([]);
  expect(rateUtilisation(project("A", [money(0), used(0)]))).toEqual([]);
  expect(rateUtilisation(project("A", [money(200), used(50, { fiscal_year_from: "2024-25" })]))).toEqual([]);
  expect(rateUtilisation(project("A", [money(200), money(100, { source_id: "T" }), used(50)]))).toEqual([]);
});

test("the numbers of a text, in digits and in words, without its years", () => {
  const text = "Six projects in 2023-24; 16,557 people trained by 2025, 95.3 per cent used";
  expect([...numbersIn(text)].sort((one, other) => one - other)).toEqual([6, 95.3, 16557]);
});

test("each project of the ministry's release stands beside the claims that give its numbers", () => {
  const claims = readTable("claims").map(({ ref = "", source_id = "", value }) => ({
    ref,
    source_id,
    value: value ? Number(value) : null,
  }));
  const funding = readTable("project_funding");
  const beside = (ref: string) => {
    const row = readTable("projects").find((one) => one.ref === ref);
    const own = funding.filter((one) => one.project_ref === ref);
    return claimsBeside(
      {
        title: row?.title ?? "",
        outputs: row?.outputs || null,
        source_id: row?.source_id ?? "",
        citations: [],
        funding: own.map((one) => money(Number(one.amount_pkr), { source_id: one.source_id ?? "" })),
      },
      claims,
    ).map((claim) => claim.ref);
  };
  expect(beside("PRJ-19")).toEqual(["CL-015", "CL-016", "CL-017"]);
  expect(beside("PRJ-INTERN")).toEqual(["CL-021"]);
  expect(beside("PRJ-STP25")).toEqual(["CL-020", "CL-083", "CL-084"]);
  expect(beside("PRJ-BOOTCAMP")).toEqual(["CL-028", "CL-029"]);
  expect(beside("PRJ-SCO-7")).toEqual(["CL-018"]);
});
