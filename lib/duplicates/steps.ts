import type { FacilityStep, Stepped } from "@/lib/duplicates/pair";
import { readStandings, readSurroundings } from "@/lib/imports/around";
import { FACILITY_STEPS } from "@/lib/paths";
import { type Actor, type Capability, can } from "@/lib/people/rights";
import { subjectOf } from "@/lib/records/subject";

/** The right that each step needs over the facility. */
const NEEDS: Record<FacilityStep, Capability> = {
  close: "propose",
  link: "propose",
  split: "merge",
  duplicate: "merge",
};

/** The facility of a step, as it is published; null when there is none, or the step is not this person's to take. */
export async function findStep(actor: Actor, ref: string, name: string): Promise<Stepped | null> {
  const step = FACILITY_STEPS.find((one) => one === name);
  const standing = step ? (await readStandings([ref])).get(ref) : undefined;
  if (!step || standing?.state !== "published" || !standing.document) return null;
  const { above } = await readSurroundings();
  const subject = subjectOf("facility", standing.document, above);
  return can(actor, NEEDS[step], subject) ? { step, ref, version: standing.number, document: standing.document } : null;
}

/** The steps that somebody may take with a facility; none for one that is not published. */
export async function listSteps(actor: Actor, ref: string): Promise<FacilityStep[]> {
  const found = await Promise.all(FACILITY_STEPS.map((step) => findStep(actor, ref, step)));
  return found.flatMap((one) => (one ? [one.step] : []));
}
