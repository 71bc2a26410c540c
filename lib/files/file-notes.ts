/**
 * What a file says about itself, in every format as far as that allows: what it holds in words, of which day and
 * revision, how many records, under which licence, how to cite it, and the address that keeps giving these bytes.
 */
export type FileNotes = {
  /** The filter in words. */
  title: string;
  /** The filter in its one spelling. */
  filter: string;
  count: number;
  revision: number;
  /** When the revision was published, RFC 3339. */
  publishedAt: string;
  day: string;
  licence: string;
  citation: string;
  /** Absolute, with the day and the revision in it. */
  address: string;
};

/** The licence of the data (registry-data/datapackage.json). */
export const DATA_LICENCE = "https://creativecommons.org/licenses/by/4.0/";
