import type { StatusGroup } from "@/lib/facilities/status";
import type { Locale } from "@/lib/i18n/locales";

/** Pixels of a card, as the sites that show them ask for. */
export const CARD = { width: 1200, height: 630 } as const;

/** A mark on the map of a card: a facility, or several of one neighbourhood. */
export type CardMark = {
  lat: number;
  lon: number;
  n: number;
  groups: Partial<Record<StatusGroup, number>>;
  hollow: boolean;
};

/** A line of its own, or with the mark of its group beside others of its kind. */
export type CardLine = { text: string; group: StatusGroup | null };

/** What a card says and shows, in one language. Lines may mark words with `<b>`; their text is escaped. */
export type Card = {
  locale: Locale;
  /** The registry's name. */
  site: string;
  title: string;
  lines: CardLine[];
  /** The day that the card speaks of, and whose map it is. */
  foot: string;
  marks: CardMark[];
  /** Codes of the districts that it is about. */
  districts: readonly string[];
};
