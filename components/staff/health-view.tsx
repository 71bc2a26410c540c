import { RecordTable } from "@/components/table/record-table";
import { formatDate, formatInstant, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { Health } from "@/lib/staff/health-state";

type Props = { locale: Locale; t: Translate; health: Health };

/** One thing to know, and whether somebody should look at it. */
type Fact = { name: string; value: string; trouble: boolean };

/** Of a thousand answers one may fail, and of a thousand questions one may be slow. */
const BUDGET = 0.001;
/** A replica further behind than this, in seconds, is behind. */
const BEHIND = 10;
const HOUR_MS = 3_600_000;

/** What is said in English keeps its own order in an Urdu line. */
const isolate = (words: string) => `\u2068${words}\u2069`;
const isOver = (part: number, whole: number) => part > 0 && part > whole * BUDGET;

function listFacts({ locale, t, health }: Props): Fact[] {
  const number = (value: number) => formatNumber(locale, value);
  const when = (instant: string) => formatInstant(locale, new Date(instant));
  const megabytes = (bytes: number) => t("staff.status.megabytes", { size: number(Math.round(bytes / 1e6)) });
  const { revision, database, answers, queries, imports, release, letters, audit } = health;
  const count = { asked: number(answers.asked), failed: number(answers.failed), slow: number(answers.slow) };
  const fact = (key: keyof Words, value: string, trouble = false): Fact => ({ name: words(t)[key], value, trouble });
  return [
    fact(
      "revision",
      revision ? `${number(revision.number)} · ${when(revision.at)}` : t("staff.status.never"),
      !revision,
    ),
    fact(
      "answers",
      t("staff.status.answersOf", { ...count, hours: answers.hours }),
      isOver(answers.failed, answers.asked),
    ),
    fact(
      "queries",
      t("staff.status.queriesOf", { asked: number(queries.asked), slow: number(queries.slow) }),
      isOver(queries.slow, queries.asked),
    ),
    fact("database", `${isolate(`PostgreSQL ${database.version}`)} · ${megabytes(database.bytes)}`),
    fact(
      "connections",
      t("staff.status.ofAllowed", { open: number(database.connections), allowed: number(database.allowed) }),
      database.connections > database.allowed * 0.8,
    ),
    ...(health.replicas.length === 0 ? [fact("replica", t("staff.status.noReplica"))] : []),
    ...health.replicas.map(({ name, state, lagSeconds }) =>
      fact(
        "replica",
        `${isolate(`${name} · ${state}`)} · ${lagSeconds === null ? t("staff.status.noLag") : t("staff.status.lag", { seconds: number(lagSeconds) })}`,
        (lagSeconds ?? 0) > BEHIND,
      ),
    ),
    ...health.chores.map(({ chore, last, late }) => ({
      name: t(`staff.status.chores.${chore}`),
      value: last ? `${when(last.at)} · ${isolate(last.said)}` : t("staff.status.never"),
      trouble: late || last?.ok === false,
    })),
    fact("newestRelease", release ? formatDate(locale, release) : t("staff.status.never"), release === null),
    fact("audit", number(audit.entries)),
    fact(
      "imports",
      number(imports.working),
      imports.oldest !== null && Date.now() - Date.parse(imports.oldest) > HOUR_MS,
    ),
    fact("letters", number(letters), letters > 0),
    fact(
      "process",
      t("staff.status.since", { when: when(health.process.startedAt), size: megabytes(health.process.memory) }),
    ),
    fact("build", health.build),
  ];
}

const words = (t: Translate) => ({
  revision: t("staff.status.revision"),
  answers: t("staff.status.answers"),
  queries: t("staff.status.queries"),
  database: t("staff.status.database"),
  connections: t("staff.status.connections"),
  replica: t("staff.status.replica"),
  newestRelease: t("staff.status.newestRelease"),
  audit: t("staff.status.audit"),
  imports: t("staff.status.imports"),
  letters: t("staff.status.letters"),
  process: t("staff.status.process"),
  build: t("staff.status.build"),
});
type Words = ReturnType<typeof words>;

/** How the register stands, a line a thing; what somebody should look at says so in words. */
export function HealthView(props: Props) {
  const { locale, t, health } = props;
  return (
    <>
      <RecordTable
        t={t}
        caption={t("staff.status.title")}
        narrow="cards"
        columns={[
          { name: "what", label: t("staff.status.what") },
          { name: "how", label: t("staff.status.how") },
          { name: "order", label: t("staff.status.order") },
        ]}
        rows={listFacts(props).map(({ name, value, trouble }) => ({
          key: name + value,
          cells: [
            name,
            <span key="how" className="wrap-anywhere">
              {value}
            </span>,
            <span key="order" className={trouble ? "font-semibold" : "text-soft"}>
              {trouble ? t("staff.status.look") : t("staff.status.fine")}
            </span>,
          ],
        }))}
      />
      {health.queries.newest.length > 0 && (
        <section className="mt-8">
          <h2 className="text-lg">{t("staff.status.slowest")}</h2>
          <ul className="mt-3 grid gap-3">
            {health.queries.newest.map(({ at, ms, text }) => (
              <li key={at + text}>
                {t("staff.status.slowAt", { when: formatInstant(locale, new Date(at)), ms: formatNumber(locale, ms) })}
                <code dir="ltr" className="block break-all text-sm text-soft">
                  {text}
                </code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
