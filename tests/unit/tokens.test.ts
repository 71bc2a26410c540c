import fc from "fast-check";
import { expect, test } from "vitest";
import { AUDIENCES, BODY_ROLES, FACILITY_KINDS, SHIFTS } from "@/lib/facilities/schema";
import { functionToken, functionTokens, roleToken, roleTokens } from "@/lib/facilities/tokens";

const oneFunction = fc.record({
  kind: fc.constantFrom(...FACILITY_KINDS),
  shift: fc.option(fc.constantFrom(...SHIFTS)),
  audience: fc.option(fc.constantFrom(...AUDIENCES)),
});
const some = <T>(values: readonly T[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });

test("a question about kind, shift and audience is answered by one function, not by two together", () => {
  const question = fc.record({ kind: some(FACILITY_KINDS), shift: some(SHIFTS), audience: some(AUDIENCES) });
  fc.assert(
    fc.property(
      fc.array(oneFunction, { minLength: 1, maxLength: 4 }),
      question,
      (functions, { kind, shift, audience }) => {
        fc.pre(Boolean(kind ?? shift ?? audience));
        const held = new Set(functionTokens(functions));
        const asked = (kind ?? [null]).flatMap((k) =>
          (shift ?? [null]).flatMap((s) =>
            (audience ?? [null]).map((a) => functionToken({ kind: k, shift: s, audience: a })),
          ),
        );
        const fits = (wanted: readonly string[] | undefined, value: string | null) =>
          wanted === undefined || (value !== null && wanted.includes(value));
        const holds = functions.some(
          (one) => fits(kind, one.kind) && fits(shift, one.shift) && fits(audience, one.audience),
        );
        expect(asked.some((token) => held.has(token))).toBe(holds);
      },
    ),
    { numRuns: 3000 },
  );
});

test("a school by day and a hub in the second shift is not a school in the second shift", () => {
  const held = functionTokens([
    { kind: "school_it_centre", shift: "day", audience: "students" },
    { kind: "freelancing_hub", shift: "second", audience: null },
  ]);
  expect(held).toContain(functionToken({ kind: "freelancing_hub", shift: "second" }));
  expect(held).not.toContain(functionToken({ kind: "school_it_centre", shift: "second" }));
});

test("a question about body and role is answered by one role row", () => {
  const CODES = ["SCO", "PSEB", "AJK-ITB"];
  const row = fc.record({ body_code: fc.constantFrom(...CODES), role: fc.constantFrom(...BODY_ROLES) });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), some(CODES), some(BODY_ROLES), (rows, body, role) => {
      fc.pre(Boolean(body ?? role));
      const held = new Set(roleTokens(rows));
      const asked = (body ?? [null]).flatMap((b) => (role ?? [null]).map((r) => roleToken(b, r)));
      const holds = rows.some((one) => (!body || body.includes(one.body_code)) && (!role || role.includes(one.role)));
      expect(asked.some((token) => held.has(token))).toBe(holds);
    }),
    { numRuns: 3000 },
  );
});
