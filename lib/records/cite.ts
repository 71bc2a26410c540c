import { formatDate } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl } from "@/lib/paths";
import { momentQuery } from "@/lib/revisions/asked";

/** The day and revision that a page shows, whether asked for or not. */
type ShownMoment = { day: string; revision: number };

/** The query that shows the same for ever: what was true on that day, as that revision said it. */
export const permanentQuery = ({ day, revision }: ShownMoment): string =>
  momentQuery({ as_of: day, known_at: String(revision) });

/** What is cited: its title, its state in words, the day that it speaks of, and the address that keeps its content. */
type Work = { title: string; state: string; revision: number; day: string; url: string };

/** A citation as a sentence, for the programs that keep references, and the address alone. In English. */
export type Citation = { text: string; bibtex: string; ris: string; url: string };

const registryName = () => {
  const t = translator("en");
  return `${t("site.name")}, ${t("site.country")}`;
};

// What BibTeX would read as its own.
const braced = (text: string) => `{${text.replace(/[\\{}]/g, "").replace(/[&%$#_]/g, "\\$&")}}`;

/** The name of an entry: letters and digits of the title's beginning, and the revision. */
const entryKey = ({ title, revision }: Work) =>
  `pk-it-${title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40)}-r${revision}`;

function writeBibtex(work: Work): string {
  const [year = ""] = work.day.split("-");
  const fields = {
    title: braced(work.title),
    author: `{${braced(registryName())}}`,
    year: `{${year}}`,
    note: braced(work.state),
    url: `{${work.url}}`,
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = ${value}`);
  return `@misc{${entryKey(work)},\n${lines.join(",\n")}\n}\n`;
}

function writeRis(work: Work): string {
  const plain = (text: string) => text.replace(/\s+/g, " ");
  const fields = [
    ["TY", "DATA"],
    ["TI", plain(work.title)],
    ["AU", registryName()],
    ["PY", work.day.slice(0, 4)],
    ["DA", work.day.replaceAll("-", "/")],
    ["ET", plain(work.state)],
    ["UR", work.url],
    ["ER", ""],
  ];
  return fields.map(([tag, value]) => `${tag}  - ${value}\r\n`).join("");
}

/** Cites whatever has a title and an address that keeps its content: registry, title, state, address. */
export function citeWork(work: Work): Citation {
  const text = `${registryName()}: ${work.title}, ${work.state}. ${work.url}`;
  return { text, bibtex: writeBibtex(work), ris: writeRis(work), url: work.url };
}

/** The state of a list in words: revision, day, how many records. */
export const stateOfList = ({ day, revision }: ShownMoment, count: number): string =>
  `revision ${revision}, as of ${formatDate("en", day)}, ${count} records`;

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
export function citeRecord({ name, code, version, moment, origin, path }: Cited): Citation {
  return citeWork({
    title: `${name} (${code})`,
    state: `version ${version}, revision ${moment.revision}, as of ${formatDate("en", moment.day)}`,
    revision: moment.revision,
    day: moment.day,
    url: absoluteUrl(origin, path(permanentQuery(moment))),
  });
}
