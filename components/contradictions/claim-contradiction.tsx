import { ClaimedValue } from "@/components/claims/claim-link";
import type { ClaimRow } from "@/lib/claims/columns";
import type { Contradiction } from "@/lib/claims/contradictions";
import { sayMeasured, sayScope, saySpeaker, saySubject } from "@/lib/claims/words";
import { formatDate, formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { claimPath } from "@/lib/paths";
import { type Directory, nameOf } from "@/lib/records/named";

type Props = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  contradiction: Contradiction;
  claims: ReadonlyMap<string, ClaimRow>;
  /** The ref of the claim whose page this is; null on other pages. */
  current: string | null;
  moment: string;
};

/** Claims that do not go together, side by side in order of time: each a link to its claim, and from there to its source. */
export function ClaimContradiction(props: Props) {
  const { t, locale, directory, contradiction, claims } = props;
  const { kind, refs, sum } = contradiction;
  const rows = refs.flatMap((ref) => claims.get(ref) ?? []);
  const [first] = rows;
  if (!first) return null;
  const doubled = kind === "two_names" && first.value !== null ? first.value * 2 : null;
  const said = (value: number) => sayMeasured(t, locale, first.measure, value);
  const differ = whatDiffers(rows);
  const programme = first.programme_code && nameOf(directory.programme, first.programme_code, locale).text;
  const scope = differ.any ? programme : sayScope(t, locale, directory, first);
  return (
    <div className="grid gap-1.5 border-line border-t py-3">
      <p className="text-sm text-soft">
        {t(`measure.${first.measure}`)}
        {scope !== null && <> · {scope}</>}
      </p>
      <ol className="flex flex-wrap gap-x-5 gap-y-2">
        {rows.map((row) => (
          <Step key={row.ref} {...props} row={row} differ={differ} />
        ))}
      </ol>
      {sum !== null && <p className="measure text-sm">{t("contradictions.sum", { sum: said(sum) })}</p>}
      {doubled !== null && first.value !== null && (
        <p className="measure text-sm">
          {t("contradictions.once", { value: said(first.value), doubled: said(doubled) })}
        </p>
      )}
    </div>
  );
}

function Step({
  t,
  locale,
  directory,
  contradiction: { pairs },
  current,
  moment,
  row,
  differ,
}: Props & { row: ClaimRow; differ: Differences }) {
  const speaker = saySpeaker(t, locale, directory, row.speaker_body_code);
  const odd = pairs.some(([, later]) => later === row.ref);
  return (
    <li className={odd ? "border-warn border-s-2 ps-2" : "border-line border-s-2 ps-2"}>
      <a
        href={claimPath(locale, row.ref, moment)}
        aria-current={row.ref === current ? "true" : undefined}
        className="font-semibold aria-[current]:text-ink"
      >
        <ClaimedValue t={t} locale={locale} claim={row} />
      </a>
      <Different t={t} locale={locale} directory={directory} row={row} differ={differ} />
      <span className="block text-soft text-xs">
        <bdi lang={speaker.lang === locale ? undefined : speaker.lang}>{speaker.text}</bdi>
        {locale === "ur" ? "، " : ", "}
        {row.as_of === null ? t("claims.undated") : formatDate(locale, row.as_of)}
        {row.ref === current && <> · {t("claims.series.here")}</>}
      </span>
    </li>
  );
}

type Differences = { kinds: boolean; statuses: boolean; areas: boolean; any: boolean };

/** What sets the claims of a contradiction apart besides their numbers: that is said of each. */
function whatDiffers(rows: readonly ClaimRow[]): Differences {
  const several = (of: (row: ClaimRow) => readonly string[]) =>
    new Set(rows.map((row) => of(row).toSorted().join())).size > 1;
  const [kinds, statuses, areas] = [
    several((row) => row.kinds),
    several((row) => row.statuses),
    several((row) => row.area_codes),
  ];
  return { kinds, statuses, areas, any: kinds || statuses || areas };
}

function Different({
  t,
  locale,
  directory,
  row,
  differ,
}: Pick<Props, "t" | "locale" | "directory"> & { row: ClaimRow; differ: Differences }) {
  const said = [
    ...(differ.kinds ? [saySubject(t, locale, row)] : []),
    ...(differ.statuses
      ? [
          formatList(
            locale,
            row.statuses.map((status) => t(`status.${status}`)),
          ),
        ]
      : []),
    ...(differ.areas
      ? [
          formatList(
            locale,
            row.area_codes.map((code) => nameOf(directory.area, code, locale).text),
          ),
        ]
      : []),
  ];
  return said.length > 0 && <span className="block text-sm">{said.join(" · ")}</span>;
}
