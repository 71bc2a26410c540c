import type { Subject } from "@/lib/people/rights";
import type { Document } from "@/lib/records/difference";
import type { RecordKind } from "@/lib/records/schema";

/** The codes above an area, itself first. */
export type AreasAbove = (code: string) => readonly string[];

const text = (value: unknown): string[] => (typeof value === "string" ? [value] : []);
const codesIn = (list: unknown, field: string): string[] =>
  Array.isArray(list) ? list.flatMap((entry) => text((entry as Record<string, unknown>)[field])) : [];

/** The bodies that a record belongs to, by kind: those that run or back it, take part in it, lead it, or said it. */
function bodiesOf(kind: RecordKind, document: Document): string[] {
  switch (kind) {
    case "facility":
      return [...codesIn(document.roles, "body_code"), ...text(document.host_body_code)];
    case "body":
      return [...text(document.code), ...text(document.parent_code)];
    case "programme":
      return text(document.body_code);
    case "agreement":
      return codesIn(document.parties, "body_code");
    case "project":
      return text(document.lead_body_code);
    case "claim":
      return text(document.speaker_body_code);
    default:
      return [];
  }
}

/** What a right over a record is asked of (design 4.4): its bodies, and its areas with all above them. */
export function subjectOf(kind: RecordKind, document: Document, above: AreasAbove): Subject {
  const areas = [
    ...text(document.area_code),
    ...(kind === "area" ? text(document.code) : []),
    ...(Array.isArray(document.area_codes) ? document.area_codes.flatMap(text) : []),
  ];
  return {
    kind,
    bodies: [...new Set(bodiesOf(kind, document))],
    areas: [...new Set(areas.flatMap((code) => [code, ...above(code)]))],
  };
}
