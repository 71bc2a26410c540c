import type { Locale } from "@/lib/i18n/locales";
import { splitLocale, staffPath } from "@/lib/paths";

/** Where somebody goes on to after signing in: the staff page they had asked for, else the desk; never another site. */
export function readNext(next: string | string[] | undefined, locale: Locale): string {
  const desk = staffPath(locale);
  if (typeof next !== "string" || /[\\\s]/.test(next)) return desk;
  const { path } = splitLocale(next.split(/[?#]/)[0] ?? "");
  return path === staffPath("en") || path.startsWith(`${staffPath("en")}/`) ? next : desk;
}
