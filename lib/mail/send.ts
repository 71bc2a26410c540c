import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import { env } from "@/lib/env";

/** A letter in plain text. */
export type Letter = { to: string; subject: string; text: string };

const FROM = "IT Facilities Registry <registry@localhost>";

/**
 * Sends a letter through `SMTP_URL`; without one it is written as a `.eml` file into `DATA_DIR/outbox`, for whoever
 * runs the registry. Throws when the mail server refuses it.
 */
export async function sendLetter(letter: Letter): Promise<void> {
  if (env.SMTP_URL) {
    await createTransport(env.SMTP_URL).sendMail({ from: FROM, ...letter });
    return;
  }
  const written = await createTransport({ streamTransport: true, buffer: true }).sendMail({ from: FROM, ...letter });
  const folder = path.join(env.DATA_DIR, "outbox");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${new Date().toISOString().replace(/[:.]/g, "-")}-${randomUUID().slice(0, 8)}.eml`;
  await writeFile(path.join(folder, name), written.message as Buffer, { mode: 0o600 });
}
