import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type Locale, readLocale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translate";
import { secondFactorPath, signInPath } from "@/lib/paths";
import { readSignedIn, type SignedIn } from "@/lib/people/actor";
import { mayEnter, type StaffRoom } from "@/lib/staff/rooms";

/** Who asks, read once a request. */
export const readVisitor = cache(async () => readSignedIn(await headers()));

/** Path and query as the browser sees them, told by the proxy. */
export async function readAddress(): Promise<string> {
  return (await headers()).get("x-address") ?? "/";
}

export type StaffPage = { locale: Locale; t: Translate; actor: SignedIn["actor"]; signedIn: SignedIn };

/**
 * What every staff page begins with: `const { locale, t, actor } = await readStaffPage(params, "proposals")`. Strangers
 * go to the sign-in and come back, people without their second factor go to set it up, and to people without a right
 * to the room it is not there. Rights over single records are asked where they are read: a page answers
 * `notFound()` when that gives nothing.
 */
export async function readStaffPage(params: Promise<{ locale: string }>, room: StaffRoom): Promise<StaffPage> {
  const locale = readLocale((await params).locale);
  const signedIn = await readVisitor();
  if (!signedIn) redirect(signInPath(locale, new URLSearchParams({ next: await readAddress() }).toString()));
  if (signedIn.needsSecondFactor) redirect(secondFactorPath(locale));
  if (!mayEnter(signedIn.actor, room)) notFound();
  return { locale, t: translator(locale), actor: signedIn.actor, signedIn };
}
