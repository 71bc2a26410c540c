// Every address of the staff side, and to whom it is there.

/** Run by the SCO. */
export const FACILITY = "PKF6FWFKE";

export const KINDS = {
  administrator: { role: "administrator", held: {} },
  reviewer: { role: "reviewer", held: {} },
  editorThere: { role: "editor", held: { bodies: ["SCO"] } },
  editorElsewhere: { role: "editor", held: { bodies: ["PITB"] } },
  auditor: { role: "auditor", held: {} },
} as const;
export type Kind = keyof typeof KINDS;

export const ALL_KINDS: Kind[] = ["administrator", "reviewer", "editorThere", "editorElsewhere", "auditor"];
const EDITING: Kind[] = ["administrator", "reviewer", "editorThere", "editorElsewhere"];
const OVER_IT: Kind[] = ["administrator", "reviewer", "editorThere"];
const DECIDING: Kind[] = ["administrator", "reviewer"];

/** By folder below `app/[locale]/staff`: an address of it, and to whom it is there. */
export type Door = { address: string; open: Kind[] };

export function listDoors(given: {
  person: string;
  suggestion: string;
  proposal: string;
  pair: string[];
}): Record<string, Door> {
  const facility = `/staff/records/facility/${FACILITY}`;
  const pair = `/staff/duplicates/${given.pair.join("/")}`;
  return {
    "": { address: "/staff", open: ALL_KINDS },
    account: { address: "/staff/account", open: ALL_KINDS },
    people: { address: "/staff/people", open: ["administrator"] },
    "people/invite": { address: "/staff/people/invite", open: ["administrator"] },
    "people/[id]": { address: `/staff/people/${given.person}`, open: ["administrator"] },
    log: { address: "/staff/log", open: ["administrator", "auditor"] },
    "log/csv": { address: "/staff/log/csv", open: ["administrator", "auditor"] },
    status: { address: "/staff/status", open: ["administrator"] },
    "status/security": { address: "/staff/status/security", open: ["administrator"] },
    records: { address: "/staff/records", open: EDITING },
    "records/[kind]/new": { address: "/staff/records/facility/new", open: EDITING },
    "records/[kind]/[code]": { address: facility, open: OVER_IT },
    "records/[kind]/[code]/history": { address: `${facility}/history`, open: OVER_IT },
    "records/[kind]/[code]/close": { address: `${facility}/close`, open: OVER_IT },
    "records/[kind]/[code]/link": { address: `${facility}/link`, open: OVER_IT },
    "records/[kind]/[code]/split": { address: `${facility}/split`, open: DECIDING },
    "records/[kind]/[code]/duplicate": { address: `${facility}/duplicate`, open: DECIDING },
    proposals: { address: "/staff/proposals", open: EDITING },
    "proposals/[id]": { address: `/staff/proposals/${given.proposal}`, open: OVER_IT },
    suggestions: { address: "/staff/suggestions", open: EDITING },
    "suggestions/[reference]": { address: `/staff/suggestions/${given.suggestion}`, open: OVER_IT },
    imports: { address: "/staff/imports", open: DECIDING },
    "imports/[id]": { address: "/staff/imports/999999", open: [] },
    duplicates: { address: "/staff/duplicates", open: DECIDING },
    "duplicates/[one]/[other]": { address: pair, open: DECIDING },
    "duplicates/[one]/[other]/merge": { address: `${pair}/merge`, open: DECIDING },
  };
}
