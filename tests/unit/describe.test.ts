import { expect, test } from "vitest";
import { describeFilter, nameFile } from "@/lib/facilities/describe";
import { type FacilityFilter, type FilterName, facilityQuery, without } from "@/lib/facilities/filter";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { Directory, Named } from "@/lib/records/named";

const named = (code: string, name: string, more: Partial<Named> = {}): [string, Named] => [
  code,
  { code, name, name_ur: null, short_name: null, level: null, parent: null, ...more },
];

const directory: Directory = {
  area: new Map([
    named("PK-JK", "Azad Jammu & Kashmir", { name_ur: "آزاد جموں و کشمیر", level: "province" }),
    named("PK-JK-MIRPUR", "Mirpur", { name_ur: "میرپور", level: "district", parent: "PK-JK" }),
    named("PK-JK-MIRPUR-T-MIRPUR", "Mirpur", { level: "tehsil", parent: "PK-JK-MIRPUR" }),
  ]),
  body: new Map([
    named("SCO", "Special Communications Organization", {
      name_ur: "اسپیشل کمیونیکیشنز آرگنائزیشن",
      short_name: "SCO",
    }),
    named("KEXIM", "Export-Import Bank of Korea", { short_name: "KEXIM" }),
  ]),
  programme: new Map([named("SCO-STP-FLH", "SCO parks and hubs")]),
  source: new Map([named("NEUTRAL-GB", "14 centres and three parks")]),
};

const say = (filter: FacilityFilter, locale: Locale = "en") =>
  describeFilter(filter, directory, locale, translator(locale));

test("a filter reads as a sentence", () => {
  expect(say({})).toBe("All IT facilities");
  const filter: FacilityFilter = {
    status: ["open"],
    kind: ["freelancing_hub"],
    area: ["PK-JK"],
    body: ["SCO"],
    role: ["operator"],
  };
  expect(say({ ...filter, q: "x" })).toBe("Open freelancing hubs in Azad Jammu & Kashmir run by SCO matching “x”");
});

test("a filter reads as a sentence in Urdu, which has its own order", () => {
  expect(say({}, "ur")).toBe("تمام آئی ٹی سہولیات");
  const filter: FacilityFilter = {
    status: ["open"],
    kind: ["freelancing_hub"],
    area: ["PK-JK"],
    body: ["SCO"],
    role: ["operator"],
  };
  expect(say({ ...filter, q: "میرپور" }, "ur")).toBe(
    "آزاد جموں و کشمیر میں اسپیشل کمیونیکیشنز آرگنائزیشن کے زیرِ انتظام کھلے فری لانسنگ ہب، تلاش: “میرپور”",
  );
});

test("an adjective agrees with its noun in Urdu", () => {
  expect(say({ status: ["open"] }, "ur")).toBe("کھلی سہولیات");
  expect(say({ status: ["open"], kind: ["training_centre"] }, "ur")).toBe("کھلے تربیتی مراکز");
});

test("statuses that are no adjectives follow the noun in English", () => {
  expect(say({ status: ["building", "open"], kind: ["incubation_centre"] })).toBe(
    "Incubation centres that are being built or open",
  );
  expect(say({ status: ["stalled_inferred"] })).toBe("Facilities that are without a report for two years");
});

test("areas of one name are told apart by their level", () => {
  expect(say({ area: ["PK-JK-MIRPUR"] })).toBe("Facilities in Mirpur district");
  expect(say({ area: ["PK-JK-MIRPUR-T-MIRPUR"] })).toBe("Facilities in Mirpur tehsil");
});

test("body and role are one phrase, for they are one question", () => {
  expect(say({ body: ["SCO"] })).toBe("Facilities involving SCO");
  expect(say({ role: ["lender"] })).toBe("Facilities whose lender is named");
  expect(say({ body: ["KEXIM", "SCO"], role: ["lender"] })).toBe("Facilities with a loan from KEXIM or SCO");
  expect(say({ body: ["SCO"], role: ["operator", "sponsor"] })).toBe("Facilities with SCO as operator or sponsor");
});

test("times are said at the precision that was asked for", () => {
  expect(say({ opened: { from: "2023", to: "2024-06" } })).toBe("Facilities opened from 2023 to June 2024");
  expect(say({ opened: { from: "2023", to: "2023" } })).toBe("Facilities opened in 2023");
  expect(say({ opened: { from: null, to: "2023" } })).toBe("Facilities opened until 2023");
  expect(say({ as_of: "2024-11-12" })).toBe("All IT facilities as of 12 November 2024");
  expect(say({ known_at: "7" })).toBe("All IT facilities as the register stood in revision 7");
});

test("words of the other script are kept from reordering their neighbours", () => {
  expect(say({ q: "خیروال" })).toBe("Facilities matching “\u2068خیروال\u2069”");
  expect(say({ body: ["KEXIM"] }, "ur")).toContain("\u2068Export-Import Bank of Korea\u2069");
});

/** One value for each parameter, in one spelling; a new parameter without one does not compile. */
const EVERY: { [Name in FilterName]: string } = {
  q: "khairwal",
  kind: "freelancing_hub",
  shift: "second",
  audience: "women",
  main_kind: "school_it_centre",
  status: "open",
  contested: "1",
  area: "PK-JK",
  body: "SCO",
  role: "operator",
  programme: "SCO-STP-FLH",
  ownership: "public",
  precision: "place",
  source: "NEUTRAL-GB",
  bbox: "73,32,75,35",
  near: "33.1,73.7,20",
  opened: "2023..2024",
  updated_since: "2026-01-01",
  as_of: "2026-02-01",
  known_at: "3",
};

test.each(["en", "ur"] as const)("no condition is left out of the words (%s)", (locale) => {
  const filter = facilityQuery.read(Object.entries(EVERY)).value;
  const whole = say(filter, locale);
  expect(Object.keys(filter).sort()).toEqual(Object.keys(EVERY).sort());
  for (const name of Object.keys(filter) as FilterName[])
    expect(say(without(filter, name), locale), name).not.toBe(whole);
  const alone = Object.keys(filter).map((name) => say({ [name]: filter[name as FilterName] }, locale));
  expect(new Set([...alone, say({}, locale)]).size).toBe(alone.length + 1);
});

test("a file is named after its filter in small Latin letters", () => {
  expect(nameFile({}, directory)).toBe("facilities");
  expect(nameFile({ as_of: "2024-11-12" }, directory)).toBe("facilities");
  expect(nameFile({ status: ["open"], area: ["PK-JK"], q: "مظفر آباد" }, directory)).toBe(
    "open-facilities-in-azad-jammu-kashmir-matching",
  );
  expect(nameFile(facilityQuery.read(Object.entries(EVERY)).value, directory)).toMatch(/^[a-z0-9-]{40,80}$/);
});
