import type { ReactNode } from "react";
import { AsOfBar } from "@/components/notices/as-of-bar";
import { IgnoredNotice } from "@/components/notices/ignored-notice";
import { Breadcrumbs, type Crumb } from "@/components/record/breadcrumbs";
import { RecordHeading } from "@/components/record/record-heading";
import { KindMark } from "@/components/status/status-mark";
import { nameArea } from "@/lib/facilities/phrases";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { areaPath, facilitiesPath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";
import type { Refusal } from "@/lib/records/query-fields";
import type { AskedMoment } from "@/lib/revisions/asked";
import type { ShownDocument } from "./cite";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  document: ShownDocument;
  said: AskedMoment;
  refusals: readonly Refusal[];
  todayHref: string;
  moment: string;
  children: ReactNode;
};

/** The top of a facility's page: where it stands, of which day it speaks, its name and its status. */
export function FacilityHead(props: Props) {
  const { t, locale, document, said, refusals, todayHref, children } = props;
  return (
    <div className="pt-4">
      <Breadcrumbs t={t} crumbs={listCrumbs(props)} />
      <div className="mb-3 grid gap-3 empty:hidden">
        <AsOfBar t={t} locale={locale} {...said} todayHref={todayHref} />
        <IgnoredNotice t={t} refusals={refusals} />
      </div>
      <RecordHeading
        locale={locale}
        name={document.name}
        nameUr={document.name_ur}
        code={document.ref}
        kicker={
          <>
            <KindMark kind={document.kind} />
            {t(`kind.${document.kind}`)}
          </>
        }
      >
        {children}
      </RecordHeading>
    </div>
  );
}

/** From the whole list through the areas, without divisions, which few people go by. */
function listCrumbs({ t, locale, directory, document, moment }: Props): Crumb[] {
  const crumbs: Crumb[] = [];
  for (let code = document.area_code; code; code = directory.area.get(code)?.parent ?? null) {
    if (directory.area.get(code)?.level === "division") continue;
    crumbs.unshift({ name: nameArea(code, { directory, locale, t }), href: areaPath(locale, code, moment) });
  }
  return [{ name: t("list.facilities"), href: facilitiesPath(locale, moment) }, ...crumbs];
}
