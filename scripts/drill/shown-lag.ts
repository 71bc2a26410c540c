import { withClient } from "@/scripts/database/connect.mjs";

/** Lets a person of a drill see what whoever is on call sees. */
export const putOnCall = (database: string, person: string) =>
  withClient(database, (client) =>
    client.query(
      `INSERT INTO membership (id, person_id, role, bodies, areas, publishes_directly, decides_own)
       VALUES ('on-call', $1, 'administrator', '{}', '{}', false, false)`,
      [person],
    ),
  );

/** How many seconds the replica is behind, as the page for whoever is on call says it; 0: it does not say. */
export async function readShownLag(url: string, cookie: string): Promise<number> {
  const html = await (await fetch(`${url}/staff/status`, { headers: { cookie } })).text();
  // Its parts keep their own direction.
  const text = html.replaceAll(/[\u2068\u2069]/g, "");
  return Number(/standby · streaming · ([\d.,]+) s behind/.exec(text)?.[1]?.replaceAll(",", "") ?? 0);
}
