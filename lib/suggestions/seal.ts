import { createHmac, timingSafeEqual } from "node:crypto";
import { readSecret } from "@/lib/people/secret";

/** Nobody reads a form and fills it in in less. */
const LEAST_MS = 3000;

const sign = (moment: string) => createHmac("sha256", readSecret()).update(`suggestion ${moment}`).digest("base64url");

/** Says when a form was made, so that nobody can say another time. */
export function sealForm(now = Date.now()): string {
  return `${now}.${sign(String(now))}`;
}

/** Whether a form was made by us and has been open long enough for a person: programs send at once. */
export function isUnhurried(seal: string, now = Date.now()): boolean {
  const [moment = "", signature = ""] = seal.split(".");
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(moment))];
  return given.length === right.length && timingSafeEqual(given, right) && now - Number(moment) >= LEAST_MS;
}
