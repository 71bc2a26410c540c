import { readNames } from "@/lib/editing/choices";
import type { Saying } from "@/lib/editing/say-value";
import type { FacilityDocument } from "@/lib/facilities/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { findNamed } from "@/lib/records/references";

/** What is needed to say what some facilities hold: the names of all that they name. */
export async function sayingOf(locale: Locale, t: Translate, documents: readonly FacilityDocument[]): Promise<Saying> {
  const named = documents.flatMap((document) => findNamed({ kind: "facility", document }));
  return { t, locale, kind: "facility", names: Object.fromEntries(await readNames(named)) };
}
