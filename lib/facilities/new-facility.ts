import { randomInt } from "node:crypto";
import type { Tx } from "@/lib/db";
import { checkCharacter } from "@/lib/facilities/ref";
import type { FacilityDocument } from "@/lib/facilities/schema";

/** Crockford's base32: no letter that is taken for a digit. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function drawRef(): string {
  for (;;) {
    const five = Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join("");
    const check = checkCharacter(five);
    // The rule has all letters for check characters, a ref has no I, L, O and U.
    if (SIGNS.includes(check)) return `PKF${five}${check}`;
  }
}

/**
 * So many refs that nothing has or ever had: no record, no proposal, no row of an import, and none of those `given`. Two
 * who draw at once may draw the same with a chance of one in millions; then the later one is refused as stale, and
 * nothing is overwritten.
 */
export async function drawRefs(
  tx: Pick<Tx, "$queryRaw">,
  count: number,
  given: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const drawn = new Set<string>();
  while (drawn.size < count) {
    const wanted = Array.from({ length: count - drawn.size }, drawRef);
    const taken = await tx.$queryRaw<{ key: string }[]>`
      SELECT key FROM record_version WHERE kind = 'facility' AND key = ANY(${wanted})
      UNION SELECT key FROM proposal_change WHERE kind = 'facility' AND key = ANY(${wanted})
      UNION SELECT key FROM import_row WHERE key = ANY(${wanted})`;
    const known = new Set(taken.map(({ key }) => key));
    for (const ref of wanted) if (!known.has(ref) && !given.has(ref)) drawn.add(ref);
  }
  return [...drawn];
}

/** The readable part of a new facility's record: its name in small Latin letters, and its ref, which makes it the only one. */
export function slugOf(name: string, ref: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  const end = ref.slice(3).toLowerCase();
  return words === "" ? end : `${words}-${end}`;
}

/** A facility of which nothing is known yet but its ref. Not a whole document: name, kind and functions are still to come. */
export function blankFacility(ref: string): Omit<FacilityDocument, "kind"> {
  return {
    ref,
    slug: ref.toLowerCase(),
    name: "",
    name_ur: null,
    area_code: null,
    place: null,
    place_contested: false,
    address: null,
    lat: null,
    lon: null,
    location_precision: "none",
    host_name: null,
    host_body_code: null,
    parent_ref: null,
    ownership: "unknown",
    area_sqft: null,
    area_note: null,
    seats: null,
    website: null,
    phone: null,
    email: null,
    summary: null,
    internal_note: null,
    confirmed_on: null,
    synthetic: false,
    names: [],
    functions: [],
    roles: [],
    programmes: [],
    events: [],
    measures: [],
    citations: [],
  };
}
