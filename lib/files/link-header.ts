import { env } from "@/lib/env";
import { DATA_LICENCE } from "@/lib/files/file-notes";
import { absoluteUrl, dataPath } from "@/lib/paths";

/** Text as a parameter of a header that may hold any letters (RFC 8187). */
const encode = (text: string) =>
  `UTF-8''${encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/**
 * The `Link` of a file (RFC 8288): its dictionary, its licence, and the address that keeps giving these bytes, with the
 * whole citation as its title: a CSV has no other place for it.
 */
export function writeLinks(list: string, permanent: string, citation: string): string {
  const links = [
    `<${dataPath("en", list)}>; rel="describedby"`,
    `<${DATA_LICENCE}>; rel="license"`,
    `<${absoluteUrl(env.PUBLIC_URL, permanent)}>; rel="cite-as"; title*=${encode(citation)}`,
  ];
  return links.join(", ");
}
