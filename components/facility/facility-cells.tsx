import type { ReactNode } from "react";
import { RecordText } from "@/components/record/record-text";
import { ContestedTag, StatusLabel } from "@/components/status/status-label";
import { StatusMark } from "@/components/status/status-mark";
import type { FacilityRow } from "@/lib/facilities/columns";
import { codesOf } from "@/lib/facilities/row-codes";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import { facilityPath, sourcePath } from "@/lib/paths";
import type { Directory } from "@/lib/records/named";
import { Away } from "./away";
import { FunctionText } from "./function-text";
import { BodyLink, ProgrammeLink, RefLink } from "./record-links";

/** A row with what the public columns lack: Urdu names of areas, since when nothing was heard, how far away it is. */
export type ShownFacility = FacilityRow & {
  province_ur: string | null;
  district_ur: string | null;
  tehsil_ur: string | null;
  quiet_since: string | null;
  km?: number;
};

export type CellContext = {
  t: Translate;
  locale: Locale;
  directory: Directory;
  /** What links to records carry on: the day and revision of the page. */
  moment: string;
  /** The columns that stand beside this one, for what need not be said twice. */
  columns: readonly string[];
};

type Cells = Partial<Record<keyof FacilityRow, (row: ShownFacility) => ReactNode>>;

/** How the columns of a facility are shown where their type alone does not say it. */
export function facilityCells(context: CellContext): Cells {
  return { ...identityCells(context), ...statusCells(context), ...placeCells(context), ...linkCells(context) };
}

function identityCells({ t, locale, moment, columns }: CellContext): Cells {
  return {
    ref: ({ ref }) => <RefLink locale={locale} code={ref} moment={moment} />,
    name: (row) => (
      <>
        <a href={facilityPath(locale, row.ref, moment)} className="name-link">
          <RecordText locale={locale} text={row.name} textUr={row.name_ur} />
        </a>
        {row.km !== undefined && <Away t={t} locale={locale} km={row.km} precision={codesOf(row).precision} />}
        {row.contested && !columns.includes("contested") && (
          <>
            {" "}
            <ContestedTag t={t} />
          </>
        )}
      </>
    ),
    main_kind: (row) => {
      const { kind, group, precision } = codesOf(row);
      return (
        <span className="inline-flex items-baseline gap-2">
          <span className="translate-y-0.5">
            <StatusMark kind={kind} group={group} hollow={precision !== "building"} size={13} />
          </span>
          {t(`kind.${kind}`)}
        </span>
      );
    },
    kinds: ({ kinds }) => <CellList t={t} items={kinds.map((kind) => sayCode(t, "kind", kind))} />,
    summary: ({ summary }) =>
      summary === null ? (
        <Unknown t={t} />
      ) : (
        <span className="block md:min-w-80">
          <RecordText locale={locale} text={summary} />
        </span>
      ),
    functions: ({ functions }) => (
      <CellList t={t} items={functions.map((said) => <FunctionCell key={said} t={t} said={said} />)} />
    ),
    url: ({ ref, url }) => (
      <a href={facilityPath(locale, ref, moment)} className="break-all">
        <bdi dir="ltr">{url}</bdi>
      </a>
    ),
  };
}

/** `kind/shift/audience`, as the column has it. */
function FunctionCell({ t, said }: { t: Translate; said: string }) {
  const [kind = "", shift, audience] = said.split("/");
  return <FunctionText t={t} kind={kind} shift={shift || null} audience={audience || null} />;
}

function statusCells({ t, locale, columns }: CellContext): Cells {
  return {
    status: (row) => (
      <>
        <StatusLabel
          t={t}
          locale={locale}
          status={codesOf(row).status}
          on={columns.includes("status_on") ? null : row.status_on}
        />
        {row.stalled_inferred && !columns.includes("stalled_inferred") && row.quiet_since && (
          <span className="block text-soft text-xs">
            {t("facilities.quietSince", { date: formatDate(locale, row.quiet_since) })}
          </span>
        )}
      </>
    ),
    opened_on: (row) => {
      if (row.opened_on === null) {
        // Short of open there is no opening to know of.
        const waiting = ["ready", "building", "promised"].includes(codesOf(row).group);
        return <Unknown t={t}>{waiting ? t("facilities.notOpened") : null}</Unknown>;
      }
      const date = formatDate(locale, row.opened_on);
      return row.opened_basis === "report_date" ? t("facilities.openBy", { date }) : date;
    },
  };
}

function placeCells({ t, locale, moment }: CellContext): Cells {
  const area = (name: string | null, nameUr: string | null) =>
    name === null ? <Unknown t={t} /> : <RecordText locale={locale} text={name} textUr={nameUr} />;
  return {
    province: (row) => area(row.province, row.province_ur),
    district: (row) => area(row.district, row.district_ur),
    tehsil: (row) => area(row.tehsil, row.tehsil_ur),
    parent_ref: ({ parent_ref }) =>
      parent_ref === null ? <Unknown t={t} /> : <RefLink locale={locale} code={parent_ref} moment={moment} />,
  };
}

function linkCells({ t, locale, directory, moment }: CellContext): Cells {
  const body = (code: string) => (
    <BodyLink key={code} locale={locale} directory={directory} code={code} moment={moment} short />
  );
  const bodies = (codes: readonly string[]) => <CellList t={t} items={codes.map(body)} />;
  return {
    operators: ({ operators }) => bodies(operators),
    sponsors: ({ sponsors }) => bodies(sponsors),
    funders: ({ funders }) => bodies(funders),
    other_bodies: ({ other_bodies }) => (
      <CellList
        t={t}
        items={other_bodies.map((pair) => {
          const [role = "", code = ""] = pair.split(":");
          return (
            <span key={pair}>
              {body(code)} <span className="text-soft">({sayCode(t, "role", role)})</span>
            </span>
          );
        })}
      />
    ),
    programmes: ({ programmes }) => (
      <CellList
        t={t}
        items={programmes.map((code) => (
          <ProgrammeLink key={code} locale={locale} directory={directory} code={code} moment={moment} />
        ))}
      />
    ),
    source_ids: ({ source_ids }) => (
      <CellList
        t={t}
        items={source_ids.map((id) => (
          <a key={id} href={sourcePath(locale, id, moment)}>
            <code dir="ltr">{id}</code>
          </a>
        ))}
      />
    ),
  };
}

/** What is not known, written out. */
function Unknown({ t, children }: { t: Translate; children?: ReactNode }) {
  return <span className="text-soft">{children ?? t("facts.unknown")}</span>;
}

/** The entries of a list, each on a line of its own. */
function CellList({ t, items }: { t: Translate; items: ReactNode[] }) {
  if (items.length === 0) return <Unknown t={t} />;
  return (
    <ul className="md:min-w-40">
      {items.map((item, index) => (
        // Links of one list stand one below the other: each is as high as a finger needs (WCAG 2.5.8).
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of one cell never changes its order
        <li key={index} className="[&_a]:inline-flex [&_a]:min-h-7 [&_a]:items-center">
          {item}
        </li>
      ))}
    </ul>
  );
}
