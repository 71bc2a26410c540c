import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readStaffPage } from "@/app/staff-page";
import { PageHeading } from "@/components/record/page-heading";
import { DoneNotice } from "@/components/staff/done-notice";
import { PersonView } from "@/components/staff/person-view";
import { readLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { staffPeoplePath } from "@/lib/paths";
import { readPerson } from "@/lib/people/directory";
import { endRole, giveRole, letIn, nameOffice, shutOut, takeFactor } from "../actions";

type Props = { params: Promise<{ locale: string; id: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(readLocale((await params).locale))("staff.people.person") };
}

/** One person: their roles, given and ended, and their way in. */
export default async function PersonPage({ params, searchParams }: Props) {
  const { locale, t, actor } = await readStaffPage(params, "people");
  const person = await readPerson(actor, (await params).id);
  if (!person) notFound();
  return (
    <div className="page-width pb-16">
      <PageHeading title={<bdi>{person.name}</bdi>}>
        <p>
          <bdi dir="ltr">{person.email}</bdi>
          {person.office && (
            <>
              {" · "}
              <bdi>{person.office}</bdi>
            </>
          )}
        </p>
      </PageHeading>
      <DoneNotice t={t} done={(await searchParams).done} />
      <PersonView
        locale={locale}
        t={t}
        person={person}
        actions={{ giveRole, endRole, nameOffice, shutOut, letIn, takeFactor }}
      />
      <p className="mt-10">
        <a href={staffPeoplePath(locale)} className="inline-flex min-h-11 items-center">
          {t("staff.people.back")}
        </a>
      </p>
    </div>
  );
}
