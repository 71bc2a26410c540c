import type { Metadata } from "next";
import type { ReactNode } from "react";
import { readAddress, readVisitor } from "@/app/staff-page";
import { StaffNav } from "@/components/staff/staff-nav";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { openRooms } from "@/lib/staff/rooms";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The rooms of the staff side. Each page asks for itself who may see it: a layout is no lock. */
export default async function StaffLayout({ children, params }: Props) {
  const locale = readLocale((await params).locale);
  const visitor = await readVisitor();
  const [pathname = ""] = (await readAddress()).split("?");
  return (
    <>
      {visitor && (
        <StaffNav
          locale={locale}
          t={translator(locale)}
          pathname={pathname}
          rooms={openRooms(visitor.actor)}
          name={visitor.actor.name}
        />
      )}
      {children}
    </>
  );
}
