import { createHmac, randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { withClient } from "@/scripts/database/connect.mjs";
import { waitFor } from "./registry";

const DAY_MS = 86_400_000;

/** An editor of everything who publishes directly, signed in: what their browser sends along. */
export async function signInEditor(database: string, dataDir: string, id: string): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await withClient(database, async (client) => {
    await client.query(
      `INSERT INTO person (id, name, email, "emailVerified", "twoFactorEnabled", office)
       VALUES ($1, $1, $1 || '@example.org', true, true, 'Drill') ON CONFLICT DO NOTHING`,
      [id],
    );
    await client.query(
      `INSERT INTO membership (id, person_id, role, bodies, areas, publishes_directly, decides_own)
       VALUES ($1, $2, 'editor', '{}', '{}', true, false)`,
      [randomUUID(), id],
    );
    await client.query(`INSERT INTO session (id, "expiresAt", token, "userId") VALUES ($1, $2, $3, $4)`, [
      randomUUID(),
      new Date(Date.now() + DAY_MS),
      token,
      id,
    ]);
  });
  const file = path.join(dataDir, "auth-secret");
  // Made when the server is first asked who somebody is.
  await waitFor(() => fs.existsSync(file), 60_000);
  const secret = fs.readFileSync(file, "utf8").trim();
  const seal = createHmac("sha256", secret).update(token).digest("base64");
  return `registry.session_token=${encodeURIComponent(`${token}.${seal}`)}`;
}

const ENTITIES: Record<string, string> = { amp: "&", quot: '"', lt: "<", gt: ">", "#x27": "'", "#39": "'" };
const plain = (text = "") => text.replaceAll(/&(amp|quot|lt|gt|#x27|#39);/g, (_, name: string) => ENTITIES[name] ?? "");
const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? plain(found[1]) : null;
};

/** What a browser without scripts would send of a form whose button is not pressed yet: the first that `holds`. */
export function readHtmlForm(html: string, holds: string): FormData {
  const markup = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([one]) => one).find((one) => one.includes(holds));
  if (!markup) throw new Error(`There is no form that holds ${holds}`);
  const form = new FormData();
  const fields = /<input\b((?:[^>"]|"[^"]*")*)>|<textarea\b([^>]*)>([^<]*)|<select\b([^>]*)>([\s\S]*?)<\/select>/g;
  for (const [, input, area, text, select, options = ""] of markup.matchAll(fields)) {
    const attributes = input ?? area ?? select ?? "";
    const name = attribute(attributes, "name");
    if (name === null) continue;
    const type = attribute(attributes, "type");
    if ((type === "checkbox" || type === "radio") && !/\schecked=/.test(attributes)) continue;
    if (input !== undefined) form.append(name, attribute(attributes, "value") ?? "");
    // A browser leaves out the line break that may follow the tag.
    if (area !== undefined) form.append(name, plain(text).replace(/^\n/, ""));
    if (select !== undefined) {
      const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, one = ""]) => one);
      const chosen = all.find((one) => /\sselected=/.test(one)) ?? all[0];
      if (chosen) form.append(name, attribute(chosen, "value") ?? "");
    }
  }
  return form;
}

/** What came of a form: taken (where it led), refused with a page that says why, or nobody knows. */
export type Sent = { came: "taken"; to: string } | { came: "refused" | "unknown"; html: string; status: number };

/** Sends a form as a browser without scripts does. */
export async function sendForm(address: string, cookie: string, form: FormData, patience = 60_000): Promise<Sent> {
  try {
    const response = await fetch(address, {
      method: "POST",
      body: form,
      redirect: "manual",
      headers: { cookie, origin: new URL(address).origin },
      signal: AbortSignal.timeout(patience),
    });
    const html = await response.text();
    const to = response.headers.get("location");
    if (response.status === 303 && to) return { came: "taken", to };
    return { came: response.status === 200 ? "refused" : "unknown", html, status: response.status };
  } catch (error) {
    return { came: "unknown", html: String(error), status: 0 };
  }
}
