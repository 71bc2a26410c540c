import { createTranslator } from "use-intl/core";
import { INTL_TAGS, LOCALES, type Locale } from "./locales";
import en from "./messages/en.json";
import ur from "./messages/ur.json";

export type Messages = typeof en;

/** A text that is missing in one language does not compile. */
const MESSAGES: Record<Locale, Messages> = { en, ur };

function buildTranslator(locale: Locale) {
  return createTranslator<Messages>({
    locale: INTL_TAGS[locale],
    messages: MESSAGES[locale],
    // A key that is not there or an argument that is not given is our mistake: say so, print no key on a page.
    onError: (error) => {
      throw error;
    },
  });
}

/** `t("kind.other")`, `t("filters.more", { count: 3 })`, `t.rich(...)`: always whole keys, so that a scan can find them. */
export type Translate = ReturnType<typeof buildTranslator>;

const translators = new Map(LOCALES.map((locale) => [locale, buildTranslator(locale)]));

/** The translator of a language; made once, its parsed messages are kept. */
export function translator(locale: Locale): Translate {
  const found = translators.get(locale);
  if (!found) throw new Error(`No messages for ${locale}`);
  return found;
}
