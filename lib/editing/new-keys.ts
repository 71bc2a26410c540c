import { randomInt } from "node:crypto";
import { prisma } from "@/lib/db";
import { checkCharacter, FacilityRef } from "@/lib/facilities/ref";
import type { RecordKind } from "@/lib/records/schema";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const draw = (length: number) => Array.from({ length }, () => CROCKFORD[randomInt(CROCKFORD.length)] ?? "").join("");

/** Kinds whose records get an opaque key from the register; bodies, programmes and areas have codes that people know. */
const DRAWN: Partial<Record<RecordKind, () => string>> = {
  facility: () => {
    const five = draw(5);
    return `PKF${five}${checkCharacter(five)}`;
  },
  agreement: () => `AGR-${draw(6)}`,
  project: () => `PRJ-${draw(6)}`,
  claim: () => `CL-${draw(6)}`,
};

/** Says whether the register itself names records of this kind. */
export const isKeyDrawn = (kind: RecordKind): boolean => kind in DRAWN;

/** Says whether a key is one that any record has or had, or that a proposal is about. */
async function isUsed(kind: RecordKind, key: string): Promise<boolean> {
  const where = { kind, key };
  return (
    (await prisma().recordVersion.findFirst({ where, select: { key: true } })) !== null ||
    (await prisma().proposalChange.findFirst({ where, select: { key: true } })) !== null
  );
}

/** A key that no record has: never one that was used before. Null for kinds whose codes people choose. */
export async function drawKey(kind: RecordKind): Promise<string | null> {
  const next = DRAWN[kind];
  if (!next) return null;
  for (;;) {
    const key = next();
    const isRef = kind !== "facility" || FacilityRef.safeParse(key).success;
    if (isRef && !(await isUsed(kind, key))) return key;
  }
}

/** The first of `BEGIN`, `BEGIN-2`, `BEGIN-3` ... that no source has. */
export async function findSourceId(begin: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? begin : `${begin}-${count}`;
    if (!(await isUsed("source", id))) return id;
  }
}
