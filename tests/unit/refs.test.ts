import { expect, test } from "vitest";
import { checkCharacter, FacilityRef } from "@/lib/facilities/ref";
import { spellingVariants } from "@/lib/search/fold";
import { beginsRef, refsNear } from "@/lib/search/refs";
import { readTable } from "@/tests/support/package-tables";

const isRef = (ref: string) => FacilityRef.safeParse(ref).success;
const CROCKFORD = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];

test("the check character of 6FWFK is E, as the data's README works out", () => {
  expect(checkCharacter("6FWFK")).toBe("E");
  expect(isRef("PKF6FWFKE")).toBe(true);
});

test("every ref of the data is one", () => {
  const refs = readTable("facilities").map(({ ref = "" }) => ref);
  expect(refs).toHaveLength(260);
  expect(refs.filter((ref) => !isRef(ref))).toEqual([]);
  for (const ref of refs) expect(checkCharacter(ref.slice(3, 8))).toBe(ref[8]);
});

test("one wrong character is always found", () => {
  for (const { ref = "" } of readTable("facilities").slice(0, 60))
    for (let at = 3; at < 9; at += 1)
      for (const other of CROCKFORD) {
        const wrong = ref.slice(0, at) + other + ref.slice(at + 1);
        if (wrong !== ref) expect(isRef(wrong), wrong).toBe(false);
      }
});

test("two swapped neighbours are always found", () => {
  for (const { ref = "" } of readTable("facilities"))
    for (let at = 3; at < 8; at += 1) {
      const swapped = `${ref.slice(0, at)}${ref[at + 1]}${ref[at]}${ref.slice(at + 2)}`;
      if (swapped !== ref) expect(isRef(swapped), swapped).toBe(false);
    }
});

test("small letters, ambiguous letters and other lengths are refused", () => {
  for (const ref of ["pkf6fwfke", "PKF6FWFK", "PKF6FWFKEE", "PKF6FWFIE", "XYZ6FWFKE", "PKF 6FWFKE", ""])
    expect(isRef(ref), ref).toBe(false);
});

test("a ref is near to every slip of it, and nothing else is", () => {
  const refs = readTable("facilities").flatMap(({ ref = "" }, at) => (at % 20 === 0 ? ref.toLowerCase() : []));
  for (const ref of refs) {
    const slips = [...ref].flatMap((sign, at) => [
      ref.slice(0, at) + ref.slice(at + 1),
      `${ref.slice(0, at)}w${ref.slice(at)}`,
      `${ref.slice(0, at)}w${ref.slice(at + 1)}`,
      ref.slice(0, at) + (ref[at + 1] ?? "") + sign + ref.slice(at + 2),
    ]);
    for (const slip of [ref, ...slips]) {
      const near = refsNear(slip);
      expect(near, slip).toContain(ref.toUpperCase());
      const variants = new Set(spellingVariants(slip));
      const share = (one: string) => spellingVariants(one.toLowerCase()).some((variant) => variants.has(variant));
      expect(
        near.filter((one) => !share(one) || !isRef(one)),
        slip,
      ).toEqual([]);
    }
  }
  expect(["muzaffarabad", "pkfood", "mirpur"].flatMap(refsNear)).toEqual([]);
  expect(["p", "pkf", "pkf6fw", "pkf6fwfke"].every(beginsRef)).toBe(true);
  expect(["park", "pkf6fwfkee", "pkfi", "kf"].some(beginsRef)).toBe(false);
});
