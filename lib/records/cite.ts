import { formatDate } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl } from "@/lib/paths";
import { momentQuery } from "@/lib/revisions/asked";

/** The day and revision that a page shows, whether asked for or not. */
type ShownMoment = { day: string; revision: number };

/** The query that shows the same for ever: what was true on that day, as that revision said it. */
export const permanentQuery = ({ day, revision }: ShownMoment): string =>
  momentQuery({ as_of: day, known_at: String(revision) });

type Cited = {
  name: string;
  /** The reference, code or id. */
  code: string;
  version: number;
  moment: ShownMoment;
  /** `PUBLIC_URL`. */
  origin: string;
  /** The address of the record's page with a query. */
  path(query: string): string;
};

/** A record as a footnote cites it, in English: registry, name, version, revision, day, and an address that keeps its content. */
export function citeRecord({ name, code, version, moment, origin, path }: Cited): string {
  const t = translator("en");
  const registry = `${t("site.name")}, ${t("site.country")}`;
  const state = `version ${version}, revision ${moment.revision}, as of ${formatDate("en", moment.day)}`;
  return `${registry}: ${name} (${code}), ${state}. ${absoluteUrl(origin, path(permanentQuery(moment)))}`;
}
