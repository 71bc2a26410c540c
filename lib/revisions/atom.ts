import { escapeXml, XML_HEAD } from "@/lib/files/xml";
import type { ChangeRow } from "@/lib/revisions/change-columns";

/** What stands round the entries of a feed. */
export type Feed = {
  title: string;
  /** The address of the feed as it was asked for, absolute. */
  self: string;
  /** The page with the same filter. */
  page: string;
  updated: string;
  licence: string;
  author: string;
  /** How a record's page is addressed, and how an entry is called. */
  link(change: ChangeRow): string;
  name(change: ChangeRow): string;
};

/** So many changes stand in a feed: readers look often, and the whole is in the other formats. */
export const FEED_ENTRIES = 100;

/** The name of an entry, for ever: where and when the register began to be, then revision and record (RFC 4151). */
const idOf = (self: string, { revision, kind, key }: ChangeRow) =>
  `tag:${new URL(self).hostname},2026:changes/${revision}/${kind}/${key}`;

function writeEntry(change: ChangeRow, feed: Feed): string {
  const said = [change.note, change.fields.join(", "), change.successor ?? ""].filter(Boolean).join(" · ");
  return `<entry><id>${escapeXml(idOf(feed.self, change))}</id><title>${escapeXml(feed.name(change))}</title><updated>${change.published_at}</updated><link href="${escapeXml(feed.link(change))}"/><category term="${change.kind}"/><category term="${change.action}"/><summary>${escapeXml(said)}</summary></entry>\n`;
}

/** The newest changes as a feed (RFC 4287). */
export function writeFeed(changes: readonly ChangeRow[], feed: Feed): string {
  const { title, self, page, updated, licence, author } = feed;
  const head = `<feed xmlns="http://www.w3.org/2005/Atom"><id>${escapeXml(self)}</id><title>${escapeXml(title)}</title><updated>${changes[0]?.published_at ?? updated}</updated><author><name>${escapeXml(author)}</name></author><rights>${escapeXml(licence)}</rights><link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/><link href="${escapeXml(page)}"/>\n`;
  return `${XML_HEAD}${head}${changes.map((change) => writeEntry(change, feed)).join("")}</feed>\n`;
}
