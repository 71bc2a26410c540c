import { PageHeading } from "@/components/record/page-heading";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { staffProposalPath, staffProposalsPath } from "@/lib/paths";
import { AGES, type InboxFilter, type InboxRow, PROPOSAL_STATES } from "@/lib/proposals/inbox-row";
import { idOf } from "@/lib/records/references";
import { RECORD_KINDS } from "@/lib/records/schema";

type Props = {
  t: Translate;
  locale: Locale;
  filter: InboxFilter;
  authors: readonly { id: string; name: string }[];
  rows: readonly InboxRow[];
  names: ReadonlyMap<string, string>;
  total: number;
  pages: number;
  now: Date;
};

const DAY_MS = 86_400_000;

/** The same list on another page. */
const toQuery = (filter: InboxFilter, page: number): string =>
  new URLSearchParams(
    Object.entries({ ...filter, page }).flatMap(([name, value]) =>
      value === null || value === 1 ? [] : [[name, String(value)]],
    ),
  ).toString();

/** Proposals by state, kind, author and age, the longest waiting first. */
export function InboxView(props: Props) {
  const { t, locale, filter, rows, total, pages } = props;
  return (
    <div className="page-width grid gap-6 pb-16">
      <PageHeading title={t("inbox.title")}>
        <p>{t("inbox.lead")}</p>
      </PageHeading>
      <InboxForm {...props} />
      <p className="text-soft text-sm">{t("inbox.total", { count: total })}</p>
      {rows.length > 0 && <InboxTable {...props} />}
      {pages > 1 && (
        <nav aria-label={t("inbox.page", { page: filter.page, pages })} className="flex flex-wrap items-center gap-4">
          <span>{t("inbox.page", { page: filter.page, pages })}</span>
          {filter.page > 1 && (
            <a href={staffProposalsPath(locale, toQuery(filter, filter.page - 1))} className="button button-quiet">
              {t("inbox.previous")}
            </a>
          )}
          {filter.page < pages && (
            <a href={staffProposalsPath(locale, toQuery(filter, filter.page + 1))} className="button button-quiet">
              {t("inbox.next")}
            </a>
          )}
        </nav>
      )}
    </div>
  );
}

function InboxForm({ t, locale, filter, authors }: Props) {
  const selects = [
    {
      name: "state",
      label: t("inbox.state"),
      value: filter.state,
      options: PROPOSAL_STATES.map((state) => [state, t(`inbox.states.${state}`)] as const),
    },
    {
      name: "kind",
      label: t("inbox.kind"),
      value: filter.kind ?? "",
      options: [
        ["", t("inbox.allKinds")] as const,
        ...RECORD_KINDS.map((kind) => [kind, t(`recordKinds.${kind}`)] as const),
      ],
    },
    {
      name: "by",
      label: t("inbox.author"),
      value: filter.by ?? "",
      options: [["", t("inbox.anyone")] as const, ...authors.map(({ id, name }) => [id, name] as const)],
    },
    {
      name: "age",
      label: t("inbox.age"),
      value: String(filter.age ?? ""),
      options: [
        ["", t("inbox.anyAge")] as const,
        ...AGES.map((age) => [String(age), t("inbox.days", { count: age })] as const),
      ],
    },
  ].filter(({ options }) => options.length > 1);
  return (
    <form method="get" action={staffProposalsPath(locale)} className="form-row">
      {selects.map(({ name, label, value, options }) => (
        <label key={name} className="form-field">
          <span className="form-label">{label}</span>
          <select name={name} defaultValue={value} className="field">
            {options.map(([code, word]) => (
              <option key={code} value={code}>
                {word}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label className="form-choice">
        <input type="checkbox" name="mine" value="1" defaultChecked={filter.mine !== null} className="tick" />
        <span>{t("inbox.mine")}</span>
      </label>
      <button type="submit" className="button">
        {t("inbox.show")}
      </button>
    </form>
  );
}

function InboxTable(props: Props) {
  const { t } = props;
  return (
    <div className="table-frame whole">
      <table className="record-table cards">
        <caption className="sr-only">{t("inbox.title")}</caption>
        <thead>
          <tr>
            <th scope="col" className="text-start">
              {t("inbox.proposal")}
            </th>
            <th scope="col" className="text-start">
              {t("inbox.records")}
            </th>
            <th scope="col" className="text-start">
              {t("inbox.author")}
            </th>
            <th scope="col" className="text-start">
              {t("inbox.since")}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <InboxLine key={row.id} {...props} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function InboxLine({ t, locale, row, names, now }: Props & { row: InboxRow }) {
  const days = Math.max(0, Math.floor((now.getTime() - row.since.getTime()) / DAY_MS));
  const rest = row.count - row.records.length;
  return (
    <tr>
      <th scope="row" className="text-start">
        <a href={staffProposalPath(locale, row.id)} className="name-link">
          <bdi>{row.title}</bdi>
        </a>{" "}
        {row.origin === "undo" && <span className="tag">{t("imports.undo.title")}</span>}{" "}
        {row.correction && <span className="tag">{t("inbox.correction")}</span>}{" "}
        {row.direct && <span className="tag">{t("inbox.direct")}</span>}
      </th>
      <td data-label={t("inbox.records")}>
        <ul>
          {row.records.map(({ kind, key }) => (
            <li key={`${kind} ${key}`}>
              {t(`recordKind.${kind}`)}: <bdi>{names.get(idOf(kind, key)) ?? key}</bdi>
            </li>
          ))}
          {rest > 0 && <li className="text-soft">{t("inbox.more", { count: rest })}</li>}
        </ul>
      </td>
      <td data-label={t("inbox.author")}>
        <span>
          <bdi>{row.author ?? t(row.origin === "suggestion" ? "review.fromSuggestion" : "review.fromPackage")}</bdi>
          {row.comments > 0 && <span className="block text-soft">{t("inbox.comments", { count: row.comments })}</span>}
        </span>
      </td>
      <td data-label={t("inbox.since")}>
        <span>
          {formatInstant(locale, row.since)}
          {row.state === "submitted" && <span className="block text-soft">{t("inbox.daysAgo", { count: days })}</span>}
        </span>
      </td>
    </tr>
  );
}
