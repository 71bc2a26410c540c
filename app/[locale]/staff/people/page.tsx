import type { Metadata } from "next";
import { readStaffPage } from "@/app/staff-page";
import { PageHeading } from "@/components/record/page-heading";
import { DoneNotice } from "@/components/staff/done-notice";
import { PeopleTable } from "@/components/staff/people-table";
import { PlaceList } from "@/components/staff/place-list";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { staffInvitePath } from "@/lib/paths";
import { listOpenPlaces, listPeople } from "@/lib/people/directory";
import { withdrawPlace } from "./actions";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("staff.people.title") };
}

/** Everybody with a place in the register, and who is invited. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "people");
  const places = await listOpenPlaces(actor);
  return (
    <div className="page-width pb-16">
      <PageHeading title={t("staff.people.title")}>
        <p>{t("staff.people.lead")}</p>
      </PageHeading>
      <DoneNotice t={t} done={(await searchParams).done} />
      <p className="mb-6">
        <a href={staffInvitePath(locale)} className="button">
          {t("staff.people.invite")}
        </a>
      </p>
      <PeopleTable locale={locale} t={t} people={await listPeople(actor)} />
      {places.length > 0 && (
        <section className="mt-10 grid gap-3">
          <h2 className="text-xl">{t("staff.people.places")}</h2>
          <PlaceList locale={locale} t={t} places={places} withdraw={withdrawPlace} />
        </section>
      )}
    </div>
  );
}
