import type { Locale } from "@/lib/i18n/locales";
import { areaPath, bodyPath, facilityPath, programmePath } from "@/lib/paths";
import { type Directory, nameOf, shortNameOf } from "@/lib/records/named";

type Props = {
  locale: Locale;
  directory: Directory;
  code: string;
  /** The day and revision that the page carries on; empty for today. */
  moment: string;
};

/** A body by its name, or by the short one that people use, with the whole name on hovering. */
export function BodyLink({ locale, directory, code, moment, short = false }: Props & { short?: boolean }) {
  const { text, lang } = short ? shortNameOf(directory.body, code, locale) : nameOf(directory.body, code, locale);
  const whole = nameOf(directory.body, code, locale).text;
  return (
    <a href={bodyPath(locale, code, moment)} title={whole === text ? undefined : whole}>
      <bdi lang={lang === locale ? undefined : lang}>{text}</bdi>
    </a>
  );
}

export function ProgrammeLink({ locale, directory, code, moment }: Props) {
  const { text, lang } = nameOf(directory.programme, code, locale);
  return (
    <a href={programmePath(locale, code, moment)}>
      <bdi lang={lang === locale ? undefined : lang}>{text}</bdi>
    </a>
  );
}

export function AreaLink({ locale, directory, code, moment }: Props) {
  const { text, lang } = nameOf(directory.area, code, locale);
  return (
    <a href={areaPath(locale, code, moment)}>
      <bdi lang={lang === locale ? undefined : lang}>{text}</bdi>
    </a>
  );
}

/** A facility by its reference alone. */
export function RefLink({ locale, code, moment }: Omit<Props, "directory">) {
  return (
    <a href={facilityPath(locale, code, moment)}>
      <code dir="ltr">{code}</code>
    </a>
  );
}
