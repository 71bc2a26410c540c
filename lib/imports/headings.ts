import { FACILITY_COLUMNS } from "@/lib/facilities/columns";
import en from "@/lib/i18n/messages/en.json";
import ur from "@/lib/i18n/messages/ur.json";
import { foldText } from "@/lib/search/fold";

const fold = (heading: string) => foldText(heading.replaceAll("_", " "));

/** What people also write over a column. */
const ALSO: Record<string, readonly string[]> = {
  ref: ["reference", "registry ref", "facility ref", "حوالہ"],
  name: ["facility", "facility name", "name en", "english name", "title", "نام"],
  name_ur: ["urdu name", "name urdu", "اردو نام", "نام اردو"],
  main_kind: ["kind", "type", "facility type", "category", "قسم"],
  latitude: ["lat", "y"],
  longitude: ["lon", "lng", "long", "x"],
  location_precision: ["precision"],
  province_code: ["province id"],
  district_code: ["district id"],
  tehsil_code: ["tehsil id"],
  host: ["host name", "institution"],
  parent_ref: ["parent"],
  operators: ["operator", "run by", "operator code"],
  sponsors: ["sponsor"],
  funders: ["funder", "donor"],
  programmes: ["programme", "program", "programs"],
  covered_area_sqft: ["area sqft", "covered area", "area"],
  seats: ["capacity", "number of seats"],
  website: ["url of the facility", "web", "site"],
  phone: ["telephone", "telephone number", "phone number", "tel", "mobile", "contact number"],
  email: ["e mail", "mail", "email address"],
  summary: ["description"],
  source_ids: ["source", "sources", "source id", "source ids"],
};

/** Every heading that is known, folded, and its column; the names themselves come first. */
function knownHeadings(): Map<string, string> {
  const known = new Map<string, string>();
  const add = (heading: string | undefined, name: string) => {
    const key = heading === undefined ? "" : fold(heading);
    if (key !== "" && !known.has(key)) known.set(key, name);
  };
  const labels = [en.columns.facilities, ur.columns.facilities] as Record<string, { label: string }>[];
  for (const { name } of FACILITY_COLUMNS) add(name, name);
  for (const { name } of FACILITY_COLUMNS) for (const words of labels) add(words[name]?.label, name);
  for (const [name, others] of Object.entries(ALSO)) for (const other of others) add(other, name);
  return known;
}

let headings: Map<string, string> | undefined;

/**
 * Guesses for each heading of a file which column it stands for, whatever its case, spaces and language; `` for one that
 * says nothing of ours. No column is guessed twice: the first heading keeps it.
 */
export function guessColumns(found: readonly string[]): string[] {
  headings ??= knownHeadings();
  const taken = new Set<string>();
  return found.map((heading) => {
    const name = headings?.get(fold(heading)) ?? "";
    if (name === "" || taken.has(name)) return "";
    taken.add(name);
    return name;
  });
}
