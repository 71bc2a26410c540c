import { expect, test } from "vitest";
import {
  type Actor,
  CAPABILITIES,
  type Capability,
  can,
  canDecide,
  canPublishDirectly,
  canSomewhere,
  type Membership,
  REGISTER,
  STAFF_ROLES,
  type StaffRole,
  type Subject,
} from "@/lib/people/rights";
import { mayEnter, openRooms, roomOf, STAFF_ROOMS, type StaffRoom } from "@/lib/staff/rooms";

/** Written out a second time, on purpose: a slip in the one table must not pass by agreeing with itself. */
const MAY: Record<StaffRole, Record<Capability, boolean>> = {
  editor: { propose: true, decide: false, import: false, merge: false, manage_people: false, audit: false },
  reviewer: { propose: true, decide: true, import: true, merge: true, manage_people: false, audit: false },
  administrator: { propose: true, decide: true, import: true, merge: true, manage_people: true, audit: true },
  auditor: { propose: false, decide: false, import: false, merge: false, manage_people: false, audit: true },
};

/** Scopes, and whether each reaches the subjects below. */
const SCOPES = {
  whole: { bodies: [], areas: [] },
  body: { bodies: ["SCO"], areas: [] },
  area: { bodies: [], areas: ["PK-GB"] },
  both: { bodies: ["SCO"], areas: ["PK-GB"] },
  other: { bodies: ["PITB"], areas: ["PK-PB"] },
} as const;

const subject = (kind: Subject["kind"], bodies: string[], areas: string[]): Subject => ({ kind, bodies, areas });

/** Records as they may stand: of a body in an area, of it elsewhere, of nobody, and what nobody owns. */
const SUBJECTS = {
  inBoth: { of: subject("facility", ["SCO"], ["PK-GB-GIL", "PK-GB"]), reached: ["whole", "body", "area", "both"] },
  ofBody: { of: subject("project", ["SCO"], []), reached: ["whole", "body"] },
  inArea: { of: subject("area", [], ["PK-GB"]), reached: ["whole", "area"] },
  elsewhere: { of: subject("facility", ["STZA"], ["PK-SD"]), reached: ["whole"] },
  ofNobody: { of: subject("claim", [], []), reached: ["whole"] },
  source: { of: subject("source", [], []), reached: ["whole", "body", "area", "both", "other"] },
  register: { of: REGISTER, reached: ["whole"] },
} as const satisfies Record<string, { of: Subject; reached: readonly (keyof typeof SCOPES)[] }>;

const person = (...memberships: Partial<Membership>[]): Extract<Actor, { kind: "person" }> => ({
  kind: "person",
  id: "me",
  name: "Me",
  office: null,
  memberships: memberships.map((part) => ({
    role: "editor",
    bodies: [],
    areas: [],
    publishes_directly: false,
    decides_own: false,
    ...part,
  })),
});

const cases = STAFF_ROLES.flatMap((role) =>
  Object.entries(SCOPES).flatMap(([scope, held]) =>
    CAPABILITIES.flatMap((capability) =>
      Object.entries(SUBJECTS).map(([name, { of, reached }]) => ({
        role,
        scope,
        capability,
        name,
        actor: person({ role, ...held }),
        of,
        may: MAY[role][capability] && reached.some((one) => one === scope),
      })),
    ),
  ),
);

test("every role over every scope may do to every record what the table says, and nothing else", () => {
  expect(cases).toHaveLength(4 * 5 * 6 * 7);
  const wrong = cases.filter(({ actor, capability, of, may }) => can(actor, capability, of) !== may);
  expect(wrong.map(({ role, scope, capability, name }) => [role, scope, capability, name])).toEqual([]);
});

test("two memberships do not add up to a right that neither gives", () => {
  const actor = person({ role: "editor", ...SCOPES.body }, { role: "reviewer", ...SCOPES.other });
  expect(can(actor, "decide", SUBJECTS.ofBody.of)).toBe(false);
  expect(can(actor, "propose", SUBJECTS.ofBody.of)).toBe(true);
});

test("strangers and people without a role may do nothing, the register itself everything", () => {
  for (const capability of CAPABILITIES)
    for (const { of } of Object.values(SUBJECTS)) {
      expect(can(null, capability, of)).toBe(false);
      expect(can(person(), capability, of)).toBe(false);
      expect(can({ kind: "system", name: "load" }, capability, of)).toBe(true);
    }
});

test("nobody decides on their own or publishes directly unless that membership grants it, over that record", () => {
  const { of } = SUBJECTS.ofBody;
  const reviewer = person({ role: "reviewer" });
  expect(canDecide(reviewer, of, "somebody else")).toBe(true);
  expect(canDecide(reviewer, of, "me")).toBe(false);
  expect(canDecide(person({ role: "reviewer", decides_own: true }), of, "me")).toBe(true);
  expect(canDecide(person({ role: "reviewer", decides_own: true, ...SCOPES.other }), of, "me")).toBe(false);
  expect(canDecide(person({ role: "editor", decides_own: true }), of, "me")).toBe(false);
  expect(canPublishDirectly(reviewer, of)).toBe(false);
  expect(canPublishDirectly(person({ publishes_directly: true }), of)).toBe(true);
  expect(canPublishDirectly(person({ publishes_directly: true, ...SCOPES.other }), of)).toBe(false);
  expect(canPublishDirectly(person({ role: "auditor", publishes_directly: true }), of)).toBe(false);
});

const ROOMS: Record<StaffRole, StaffRoom[]> = {
  editor: ["desk", "records", "proposals", "suggestions", "account"],
  reviewer: ["desk", "records", "proposals", "imports", "duplicates", "suggestions", "account"],
  administrator: [...STAFF_ROOMS],
  auditor: ["desk", "log", "account"],
};

test("each role enters the rooms it has work in", () => {
  for (const role of STAFF_ROLES) expect(openRooms(person({ role })), role).toEqual(ROOMS[role]);
  expect(openRooms(person())).toEqual(["desk", "account"]);
  // People and the log are of the register as a whole.
  expect(mayEnter(person({ role: "administrator", ...SCOPES.body }), "people")).toBe(false);
  expect(mayEnter(person({ role: "administrator", ...SCOPES.body }), "imports")).toBe(true);
  expect(canSomewhere(person({ role: "auditor", ...SCOPES.area }), "audit")).toBe(true);
  expect(mayEnter(person({ role: "auditor", ...SCOPES.area }), "log")).toBe(false);
});

test("an address below the staff side belongs to one room, or to none", () => {
  expect(["", "people", "people/7", "log/csv", "desk", "nowhere", "nowhere/people"].map(roomOf)).toEqual([
    "desk",
    "people",
    "people",
    "log",
    null,
    null,
    null,
  ]);
});
