import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { signOutPath, staffPath } from "@/lib/paths";
import type { StaffRoom } from "@/lib/staff/rooms";

type Props = {
  locale: Locale;
  t: Translate;
  /** Path as the browser sees it. */
  pathname: string;
  rooms: readonly StaffRoom[];
  name: string;
};

/** The way about for staff: the rooms that are open to them, who they are, and the way out. */
export function StaffNav({ locale, t, pathname, rooms, name }: Props) {
  return (
    <div className="border-line border-b bg-wash print:hidden">
      <div className="page-width flex flex-wrap items-center gap-x-6">
        <nav aria-label={t("staff.nav.label")} className="-mx-2.5 min-w-0 max-lg:w-full">
          <ul className="flex flex-wrap">
            {rooms.map((room) => {
              const href = staffPath(locale, room === "desk" ? "" : room);
              const current = pathname === href || (room !== "desk" && pathname.startsWith(`${href}/`));
              return (
                <li key={room}>
                  <a
                    href={href}
                    aria-current={current ? "page" : undefined}
                    className="nav-link flex min-h-11 items-center whitespace-nowrap px-2.5 text-sm"
                  >
                    {t(`staff.nav.${room}`)}
                  </a>
                </li>
              );
            })}
          </ul>
        </nav>
        <form
          method="post"
          action={signOutPath(locale)}
          className="ms-auto flex min-w-0 items-center gap-3 text-sm max-lg:w-full max-lg:justify-between"
        >
          <bdi className="truncate text-soft">{name}</bdi>
          <button type="submit" className="button-plain">
            {t("staff.nav.signOut")}
          </button>
        </form>
      </div>
    </div>
  );
}
