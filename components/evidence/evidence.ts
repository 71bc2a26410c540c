/** A source as evidence shows it. `number`: its place in the page's list of sources. */
export type CitedSource = {
  number: number;
  id: string;
  title: string;
  publisher: string | null;
  published_on: string | null;
  language: "en" | "ur";
  /** Where the document is, outside; null when it has no address. */
  url: string | null;
  /** At most eight words of the source, in its language. */
  phrase: string | null;
  /** Our remark on what this source says of this value. */
  note: string | null;
  /** What it is cited for, in words; only where the whole source is shown. */
  supports?: string | undefined;
};

/**
 * Why a value is what it is: sources that name the field, sources of the record as a whole, or what it rests on
 * when no document says it.
 */
export type Evidence =
  | { rests: "sources"; sources: CitedSource[] }
  | { rests: "record"; sources: CitedSource[] }
  | { rests: "judgement" | "rendering" | "geonames" | "ocha" | "unit" | "derived" };
