/** What is looked after without anybody asking, and the backup, which somebody has to ask for. */
export const CHORES = ["release", "remind", "audit", "backup"] as const;
export type ChoreName = (typeof CHORES)[number];

/** When something was looked after last and how it went; null: never, as far as this `DATA_DIR` knows. */
export type ChoreState = {
  chore: ChoreName;
  last: { at: string; ok: boolean; said: string } | null;
  late: boolean;
};

/** A question to the database that took long: its text, never its values. */
export type SlowQuery = { at: string; ms: number; text: string };

export type Replica = { name: string; state: string; lagSeconds: number | null };

/** How the register stands, for whoever is on call (docs/operations.md says what to do). Sizes in bytes. */
export type Health = {
  revision: { number: number; at: string } | null;
  build: string;
  database: { version: string; bytes: number; connections: number; allowed: number };
  replicas: Replica[];
  chores: ChoreState[];
  /** Imports that are being worked at or wait for it, and since when the oldest of them has. */
  imports: { working: number; oldest: string | null };
  release: string | null;
  audit: { entries: number };
  /** Letters that lie in the outbox, where no mail server is set. */
  letters: number;
  answers: { asked: number; failed: number; slow: number; hours: number };
  queries: { asked: number; slow: number; newest: SlowQuery[] };
  process: { startedAt: string; memory: number };
};
