"use client";

import type { MouseEvent } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { otherLocalePath } from "@/lib/paths";

/** Each language calls itself by its own name, in its own script, whatever language the page is in. */
const OWN_NAMES = { en: "English", ur: "اردو" } as const satisfies Record<Locale, string>;

/** The same address in the other language. The map changes the address without a request, so a press looks again. */
export function LanguageLink({ locale, address }: { locale: Locale; address: string }) {
  const other = locale === "en" ? "ur" : "en";
  const [pathname = "/", query] = address.split("?");

  function refreshAddress(event: MouseEvent<HTMLAnchorElement>) {
    const { pathname, search, hash } = window.location;
    event.currentTarget.href = otherLocalePath(pathname, search.slice(1)) + hash;
  }

  return (
    // In the phone's own letters: the page of one language need not load the font of the other for a single word.
    <a
      href={otherLocalePath(pathname, query)}
      hrefLang={other}
      lang={other}
      onClick={refreshAddress}
      className="ms-auto flex min-h-11 items-center px-1 font-[system-ui,sans-serif] text-sm print:hidden"
    >
      {OWN_NAMES[other]}
    </a>
  );
}
