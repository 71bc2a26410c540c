import { expect, test } from "vitest";
import { type Saying, sayDifference, sayValue } from "@/lib/editing/say-value";
import { translator } from "@/lib/i18n/translate";
import { leaveOut } from "@/lib/proposals/left-out";
import { unitsOfChange } from "@/lib/proposals/units-of-change";
import { readVerdicts } from "@/lib/proposals/verdict-form";
import { findRepeated, withoutRepeats } from "@/lib/records/repeated";
import { isSimilarName, looksAlike } from "@/lib/search/look-alike";
import { event, makeFacility } from "../support/documents";

const cite = (field: string, source_id: string) => ({ field, source_id, phrase: null, note: null });
const base = makeFacility({ seats: 40, citations: [cite("seats", "A-1")] });
const saying = (locale: "en" | "ur"): Saying => ({
  t: translator(locale),
  locale,
  kind: "facility",
  names: { "source A-1": "A report", "body SCO": "Special Communications Organization" },
});

test("what is not ticked is left out, what both sides changed is chosen, and half a point is none", () => {
  const form = new FormData();
  for (const unit of ["seats", "point"]) form.append("shown", `facility PKF6FWFKE ${unit}`);
  form.append("take", "facility PKF6FWFKE seats");
  form.append("choose facility PKF6FWFKE phone", "yours");
  form.append("choose facility PKF6FWFKE __proto__ x", "yours");
  form.append("shown", "nothing at all");
  expect(readVerdicts(form)).toEqual([
    {
      kind: "facility",
      key: "PKF6FWFKE",
      left_out: ["lat", "lon", "location_precision"],
      chosen: { phone: "yours" },
    },
  ]);
});

test("a field that is left out stands as before, and its source stays away", () => {
  const wanted = { ...base, seats: 50, phone: "051", citations: [cite("seats", "B-1"), cite("phone", "B-1")] };
  expect(leaveOut(base, wanted, ["seats"])).toEqual({
    ...base,
    phone: "051",
    citations: [cite("seats", "A-1"), cite("phone", "B-1")],
  });
  expect(leaveOut(base, wanted, ["citations"])).toEqual(wanted);
});

test("a reviewer sees what one side changed merged, and what both did side by side", () => {
  const theirs = { ...base, seats: 45, address: "Old road" };
  const yours = { ...base, seats: 50, phone: "051", citations: [cite("seats", "B-1"), cite("phone", "B-1")] };
  const { units, meanwhile } = unitsOfChange(base, theirs, yours);
  expect(meanwhile).toEqual(["address"]);
  const [seats, phone] = ["seats", "phone"].map((name) => units.find(({ unit }) => unit === name));
  expect(seats).toMatchObject({ conflict: true, fields: [{ before: 45, after: 50, base: 40 }] });
  expect(phone).toMatchObject({ conflict: false, rests: [cite("phone", "B-1")] });
});

test("a change is said in words, in the reader's language, and of a list only what went and what came", () => {
  expect(sayValue(saying("en"), "kind", "freelancing_hub")).toEqual(["Freelancing hub"]);
  expect(sayValue(saying("ur"), "seats", null)).toEqual([]);
  expect(sayValue(saying("en"), "host_body_code", "SCO")).toEqual(["Special Communications Organization (SCO)"]);
  const old = event("announced", "2024", { source_id: "A-1" });
  const said = sayDifference(saying("en"), "events", [old], [old, event("ready", "2024-05", { source_id: "A-1" })]);
  expect(said).toEqual({
    before: [],
    after: ["Ready, not yet open · May 2024 · Day of the event · A report (A-1)"],
    stays: 1,
  });
});

test("entries that say the same twice are named, and one of them is enough", () => {
  const citations = [cite("seats", "A-1"), { ...cite("seats", "A-1"), phrase: "forty" }, cite("name", "A-1")];
  expect(findRepeated({ citations })).toEqual([{ field: "citations", at: 1 }]);
  expect(withoutRepeats("citations", citations)).toEqual([citations[0], citations[2]]);
});

test("names that look the same in other letters are told from names that are the same", () => {
  expect(looksAlike("SCO Park", "SCО Park")).toBe(true);
  expect(looksAlike("SC0 Park", "SCO Park")).toBe(true);
  expect(looksAlike("SCO Park", "sco  park")).toBe(false);
  expect(looksAlike("SCO Park Kotli", "SCO Park")).toBe(false);
  expect(isSimilarName("The SCO Software Park Kotly", "SCO Software Park Kotli")).toBe(true);
  expect(isSimilarName("SCO Freelancing Hub Alchoree", "SCO Freelancing Hub Alchori")).toBe(true);
  expect(isSimilarName("Park", "SCO Software Park Kotli")).toBe(false);
  expect(isSimilarName("SCO Software Park Mirpur", "SCO Software Park Kotli")).toBe(false);
});
