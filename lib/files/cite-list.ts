import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translate";
import { absoluteUrl, type List } from "@/lib/paths";
import { type Citation, citeWork, stateOfList } from "@/lib/records/cite";
import type { Moment } from "@/lib/revisions/clock";

/** How a list of records other than facilities is cited: its name, and its filter as it stands. `permanent` is a path. */
export function citeList(list: List, moment: Moment, count: number, filter: string, permanent: string): Citation {
  const title = translator("en")(`list.${list}`) + (filter === "" ? "" : ` (${filter})`);
  const url = absoluteUrl(env.PUBLIC_URL, permanent);
  return citeWork({ title, state: stateOfList(moment, count), revision: moment.revision, day: moment.day, url });
}
