import { isDatabaseAway } from "@/lib/pool";
import { InvalidQuery } from "@/lib/records/query";
import type { Refusal } from "@/lib/records/query-fields";

const SENTENCES: Record<Refusal["reason"], string> = {
  unknown_parameter: "is not a parameter of this address",
  unknown_value: "is not known here",
  not_a_date: "must be a day, YYYY-MM-DD",
  not_a_moment: "must be a day or a moment of RFC 3339 (known_at also takes the number of a revision)",
  in_the_future: "lies in the future",
  before_the_first_revision: "lies before the first revision of the register",
  before_the_first_record: "lies before the first record: nothing is known of that day",
  not_a_box: "must be west,south,east,north in degrees, west less than east and south less than north",
  not_a_circle: "must be lat,lon,km with at most 2000 km",
  not_an_interval: "must be an interval like 2023..2024, 2023.. or ..2024 that does not end before it begins",
  not_a_flag: "must be 1 or be left out",
  not_a_number: "must be a whole number",
  too_long: "is too long",
  too_short: "is too short",
  wrong_cursor: "is damaged or belongs to another query",
  hidden_character: "holds a character that cannot be seen",
  unknown_revision: "is the number of no revision",
  not_here: "is not taken by this format",
};

/** A question that is well put and still cannot be answered in this form (422); `detail` says what is allowed. */
export class Unanswerable extends Error {
  constructor(
    readonly title: string,
    readonly detail: string,
  ) {
    super(title);
  }
}

/** Says in a sentence why a parameter was refused; for machines, in English. */
export function describeRefusal({ value, reason, allowed }: Refusal): string {
  const given = value === "" || reason === "unknown_parameter" ? "" : `"${value}" `;
  return `${given}${SENTENCES[reason]}${allowed ? `; allowed: ${allowed.join(", ")}` : ""}`;
}

/** An answer for a machine that something is wrong: RFC 9457, with the parameters named in `errors`. */
export function problem(
  status: number,
  title: string,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Response {
  const body = JSON.stringify({ type: "about:blank", title, status, ...more });
  return new Response(body, {
    status,
    headers: {
      "Content-Type": "application/problem+json; charset=utf-8",
      "Cache-Control": "no-store",
      "Access-Control-Allow-Origin": "*",
      ...headers,
    },
  });
}

/** Turns what a machine address threw into its answer: 400 that names the field, 422, 503 while the database is away, else 500. */
export function problemOf(error: unknown): Response {
  if (error instanceof InvalidQuery) {
    const errors = error.refusals.map((refusal) => ({ field: refusal.name, detail: describeRefusal(refusal) }));
    const detail = errors.map((one) => `${one.field}: ${one.detail}`).join("; ");
    return problem(400, "The query is not usable", { detail, errors });
  }
  if (error instanceof Unanswerable) return problem(422, error.title, { detail: error.detail });
  if (isDatabaseAway(error))
    return problem(503, "The register is being restarted; try again shortly", {}, { "Retry-After": "5" });
  console.error(error);
  return problem(500, "The register failed to answer");
}
