import sql from "sql-template-tag";
import { query } from "@/lib/db";

/** Whether the register can answer, and if not, why; never throws. */
export type Readiness = { ready: boolean; revision: number; reason: string };

const LIMIT_MS = 1000;

/** Asks the database for the newest revision and gives it a second. */
export async function checkReadiness(): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), LIMIT_MS);
  });
  try {
    const [row] = await Promise.race([
      query<{ revision: number | null }>(sql`SELECT max(number) AS revision FROM revision`),
      late,
    ]);
    const revision = row?.revision ?? 0;
    return { ready: revision > 0, revision, reason: revision > 0 ? "" : "The register is empty" };
  } catch {
    return { ready: false, revision: 0, reason: "The database does not answer" };
  } finally {
    clearTimeout(timer);
  }
}
