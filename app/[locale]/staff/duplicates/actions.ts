"use server";

import { runStaffAction } from "@/app/staff-action";
import { proposeClosing, proposeLink } from "@/lib/duplicates/close";
import { type MergeChoices, SINGLE_FIELDS } from "@/lib/duplicates/merge";
import { decidePair, findPair, findPairs } from "@/lib/duplicates/pairs";
import { movesLeft, proposeMerge } from "@/lib/duplicates/propose-merge";
import { proposeSplit } from "@/lib/duplicates/split";
import { SUCCESSIONS } from "@/lib/duplicates/succession";
import { BASES } from "@/lib/facilities/schema";
import { type FormState, readOptional, readText, readTexts } from "@/lib/forms/state";
import { staffDuplicatesPath, staffPairPath, staffProposalPath } from "@/lib/paths";

const fault = (message: string, field = ""): FormState => ({ problems: [{ field, message }], values: {} });
const readRef = (form: FormData, name: string) => readText(form, name).toUpperCase();
const readVersion = (form: FormData, name: string) => Number(readText(form, name)) || 0;

/** Says of two records that they are one facility, or two. */
export async function decideOnPair(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { t, locale }) => {
    const [one, other, reason] = [readRef(form, "one"), readRef(form, "other"), readText(form, "reason")];
    if (reason === "") return fault(t("imports.reasonMissing"), "reason");
    const decision = readText(form, "decision") === "same" ? "same" : "different";
    await decidePair(actor, { one, other, decision, reason });
    return decision === "same" ? staffPairPath(locale, one, other) : staffDuplicatesPath(locale);
  });
}

/** Looks through the whole register for more pairs. */
export async function lookForPairs(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale }) => {
    const found = await findPairs(actor);
    return staffDuplicatesPath(locale, `found=${found}`);
  });
}

function readChoices(form: FormData, all: readonly string[]): MergeChoices {
  const fields = SINGLE_FIELDS.flatMap((field) => {
    const side = readText(form, `field-${field}`);
    return side === "survivor" || side === "other" ? [[field, side] as const] : [];
  });
  const ticked = new Set(readTexts(form, "moves"));
  return { fields: Object.fromEntries(fields), left: new Set(all.filter((entry) => !ticked.has(entry))) };
}

/** Proposes that two records become one. */
export async function mergePair(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { t, locale }) => {
    const [survivor, other, reason] = [readRef(form, "survivor"), readRef(form, "other"), readText(form, "reason")];
    if (reason === "") return fault(t("imports.reasonMissing"), "reason");
    const pair = await findPair(actor, survivor, other);
    if (!pair) return fault(t("forms.trouble.missing"));
    const id = await proposeMerge(actor, {
      survivor,
      other,
      choices: readChoices(form, movesLeft(pair, survivor)),
      reason,
      versions: { survivor: readVersion(form, "survivorVersion"), other: readVersion(form, "otherVersion") },
    });
    return staffProposalPath(locale, id);
  });
}

/** Proposes that a part of a facility become one of its own. */
export async function splitFacility(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { t, locale }) => {
    const missing = ["name", "source", "reason"].filter((name) => readText(form, name) === "");
    if (missing.length > 0)
      return { problems: missing.map((field) => ({ field, message: t("duplicates.missing") })), values: {} };
    const id = await proposeSplit(actor, {
      ref: readRef(form, "ref"),
      version: readVersion(form, "version"),
      name: readText(form, "name"),
      moved: new Set(readTexts(form, "moved")),
      source: readText(form, "source").toUpperCase(),
      reason: readText(form, "reason"),
    });
    return staffProposalPath(locale, id);
  });
}

/** Proposes that a facility has closed. */
export async function closeFacility(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale }) => {
    const id = await proposeClosing(actor, {
      ref: readRef(form, "ref"),
      on: readText(form, "on"),
      basis: BASES.find((basis) => basis === readText(form, "basis")) ?? "event_date",
      source: readText(form, "source").toUpperCase(),
      reason: readText(form, "reason"),
    });
    return staffProposalPath(locale, id);
  });
}

/** Proposes that one facility took another's place, or moved there. */
export async function linkFacility(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { locale }) => {
    const id = await proposeLink(actor, {
      ref: readRef(form, "ref"),
      succession: SUCCESSIONS.find((one) => one === readText(form, "succession")) ?? "succeeded_by",
      other: readRef(form, "other"),
      on: readOptional(form, "on"),
      source: readText(form, "source").toUpperCase(),
      reason: readText(form, "reason"),
    });
    return staffProposalPath(locale, id);
  });
}

/** Holds a facility against another that somebody names. */
export async function namePair(_state: FormState, form: FormData): Promise<FormState> {
  return runStaffAction(form, async (actor, { t, locale }) => {
    const [ref, other] = [readRef(form, "ref"), readRef(form, "other")];
    const pair = await findPair(actor, ref, other);
    return pair ? staffPairPath(locale, ref, other) : fault(t("duplicates.noPair"), "other");
  });
}
