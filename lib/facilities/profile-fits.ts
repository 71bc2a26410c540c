import sql, { join, raw, type Sql } from "sql-template-tag";
import { type FacilityFilter, toQuery } from "@/lib/facilities/filter";
import { integers } from "@/lib/facilities/gathered-rows";
import { keepSet } from "@/lib/facilities/kept-sets";
import { type CodeName, readCodes } from "@/lib/facilities/profile-counts";
import type { ProfileName } from "@/lib/facilities/profiles";
import { addRow, type RowSet } from "@/lib/facilities/row-sets";
import type { RowTable } from "@/lib/facilities/row-table";
import { type Part, partnersOf, partsOf } from "@/lib/facilities/where";
import { queryPublished } from "@/lib/replica";
import type { Moment } from "@/lib/revisions/moment";

/** One question of a filter, its partners with it, and its one spelling. */
export function questionOf({ name }: Part, filter: FacilityFilter): { asked: FacilityFilter; key: string } {
  const asked: FacilityFilter = Object.fromEntries(partnersOf(name).map((partner) => [partner, filter[partner]]));
  return { asked, key: toQuery(asked) };
}

const gatherIds = (clause: Sql, at: number) =>
  sql`string_agg(int4send(v.id), '') FILTER (WHERE ${clause}) AS ${raw(`c${at}`)}`;

/** What an overlap with a profile's tokens is held against. */
const TOKENS = {
  functions: "function",
  areas: "area",
  programmes: "programme",
  status: null,
  site: null,
  evidence: null,
  confirmed: null,
} as const satisfies Record<ProfileName, CodeName | null>;

type Question = Part & { key: string };

/** Asks one row of each combination of a profile; every row of a combination would answer the same. */
async function askExamples({ profiles }: RowTable, name: ProfileName, upTo: number, questions: readonly Question[]) {
  const examples = profiles[name].examples.slice(0, upTo);
  const columns = questions.map(({ clause }, at) => gatherIds(clause, at));
  const [found] = await queryPublished<Record<string, Buffer | null>>(
    sql`SELECT ${join(columns)} FROM facility_version v WHERE v.id = ANY(${examples}::int[])`,
  );
  return new Map(questions.map(({ key }, at) => [key, integers(found?.[`c${at}`] ?? null)]));
}

/**
 * Which combinations of a profile answer each of some questions; nothing here says what matches, `where` does. Each
 * filter must put one question.
 */
export async function fitProfiles(
  table: RowTable,
  name: ProfileName,
  filters: readonly FacilityFilter[],
  moment: Moment,
): Promise<RowSet[]> {
  const { examples, of } = table.profiles[name];
  const upTo = examples.length;
  const questions = filters.flatMap((filter) =>
    partsOf(filter, moment).map((part): Question => ({ ...part, key: `${name}: ${questionOf(part, filter).key}` })),
  );
  const codeName = TOKENS[name];
  const byExample = questions.filter(({ tokens }) => tokens === null || codeName === null);
  // Put once for all of them, and not at all where everything is kept.
  let asking: ReturnType<typeof askExamples> | undefined;
  const ask = () => {
    asking ??= askExamples(table, name, upTo, byExample);
    return asking;
  };
  return Promise.all(
    questions.map(({ key, tokens }) =>
      keepSet(table, key, upTo, async (from, set) => {
        if (tokens === null || codeName === null) {
          for (const row of (await ask()).get(key) ?? []) addRow(set, of[row] ?? 0);
        } else {
          const codes = await readCodes(table, codeName);
          for (let number = from; number < upTo; number += 1)
            if (codes[number]?.some((code) => tokens.includes(code))) addRow(set, number);
        }
      }),
    ),
  );
}
