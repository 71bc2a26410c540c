import { ClaimRef } from "@/components/claims/claim-link";
import { BodyLink, ProgrammeLink } from "@/components/facility/record-links";
import { RecordText } from "@/components/record/record-text";
import type { KnownContradiction } from "@/lib/contradictions/known";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { facilityPath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";

/** A facility as these links need it. */
export type NamedFacility = { ref: string; name: string; name_ur: string | null };

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  known: readonly KnownContradiction[];
  /** The facilities that they name, by ref, as far as they are listed. */
  facilities: ReadonlyMap<string, NamedFacility>;
  moment: string;
};

/** Contradictions that lie in names or words: what they are, and the records that they concern. */
export function KnownContradictions({ known, ...context }: Props) {
  return (
    <ul className="grid gap-x-10 md:grid-cols-2">
      {known.map((one) => (
        <li key={one.code} className="border-line border-t py-3">
          <h3 className="text-base">{context.t(`contradictions.known.${one.code}.title`)}</h3>
          <p className="measure mt-1 text-sm">{context.t(`contradictions.known.${one.code}.text`)}</p>
          <Concerned {...context} one={one} />
        </li>
      ))}
    </ul>
  );
}

function Concerned({
  t,
  locale,
  directory,
  facilities,
  moment,
  one,
}: Omit<Props, "known"> & { one: KnownContradiction }) {
  const links = [
    ...one.bodies
      .filter((code) => directory.body.has(code))
      .map((code) => <BodyLink key={code} locale={locale} directory={directory} code={code} moment={moment} short />),
    ...one.programmes
      .filter((code) => directory.programme.has(code))
      .map((code) => <ProgrammeLink key={code} locale={locale} directory={directory} code={code} moment={moment} />),
    ...one.claims.map((ref) => <ClaimRef key={ref} locale={locale} code={ref} moment={moment} />),
    ...one.facilities.flatMap((ref) => {
      const row = facilities.get(ref);
      return row
        ? [
            <a key={ref} href={facilityPath(locale, ref, moment)}>
              <RecordText locale={locale} text={row.name} textUr={row.name_ur} />
            </a>,
          ]
        : [];
    }),
  ];
  if (links.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      <span className="text-soft">{t("contradictions.about")}:</span>
      {links}
    </p>
  );
}
