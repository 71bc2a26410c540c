import { expect, test } from "vitest";
import { readSignedIn } from "@/lib/people/actor";
import { acceptInvitation, createFirstInvitation } from "@/lib/people/invite";
import { signIn } from "@/lib/people/sign-in";
import { findOpenCookies } from "@/scripts/drill/fuzz/law";
import { freshDatabase } from "../support/database";
import { freshDataFolder } from "../support/imports";

process.env.PUBLIC_URL = "https://register.example";
await freshDatabase({ template: "empty" });
await freshDataFolder();

test("under TLS the cookies of a session are secure, out of reach of scripts, and sent by no other site", async () => {
  const given = { name: "Amna", email: "amna@example.org", password: "the quiet heron counts seven rivers" };
  await acceptInvitation((await createFirstInvitation()) ?? "", given);
  const headers = new Headers({ "x-client-network": "203.0.113.5" });
  const answer = await signIn({ email: given.email, password: given.password }, headers);
  if (!("cookies" in answer)) throw new Error("refused");
  expect(answer.cookies.length).toBeGreaterThan(0);
  for (const cookie of answer.cookies) {
    expect(cookie).toMatch(/^__Secure-registry\./);
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).toMatch(/; Secure/i);
  }
  expect(findOpenCookies(answer.cookies, true)).toEqual([]);
  // And they are read again by that name.
  const kept = answer.cookies.map((line) => line.split(";")[0]).join("; ");
  expect(await readSignedIn(new Headers({ cookie: kept }))).toMatchObject({ actor: { name: "Amna" } });
});
