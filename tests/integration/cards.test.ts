import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { answerCard } from "@/lib/cards/answer";
import { socialCard } from "@/lib/cards/social";
import { problemOf } from "@/lib/http/problem";
import { LOCALES } from "@/lib/i18n/locales";
import { stopClock } from "@/tests/support/clock";
import { freshDatabase } from "@/tests/support/database";
import { changeOf, publishAll } from "@/tests/support/publications";

await freshDatabase({ template: "registry" });
stopClock();
vi.setConfig({ testTimeout: 120_000 });

const ask = (address: string, headers: Record<string, string> = {}) =>
  answerCard(new Request(new URL(address, "http://localhost:3000"), { headers })).catch(problemOf);
const draw = async (address: string) => {
  const response = await ask(address);
  expect(response.status, address).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
};
/** The pixels of a part of the picture, row by row. */
const pixelsOf = async (bytes: Uint8Array, left: number, width: number) =>
  sharp(bytes).removeAlpha().extract({ left, top: 100, width, height: 480 }).raw().toBuffer();

test("what a page says its picture is, is a picture of that size in both languages", async () => {
  for (const locale of LOCALES)
    for (const query of [[], [["status", "open"]], [["facility", "PKF6FWFKE"]], [["area", "PK-GB"]]] as [
      string,
      string,
    ][][]) {
      const [image] = socialCard(locale, query).openGraph.images;
      const { format, width, height } = await sharp(await draw(image?.url ?? "")).metadata();
      expect([format, width, height]).toEqual(["png", image?.width, image?.height]);
    }
});

test("English has its words before the map and Urdu behind it, each in letters that the card brings along", async () => {
  const [english, urdu] = [await draw("/card.png"), await draw("/card.png?lang=ur")];
  const inkOf = async (bytes: Uint8Array, left: number) => {
    const pixels = await pixelsOf(bytes, left, 500);
    let dark = 0;
    for (let at = 0; at < pixels.length; at += 3) if (Math.max(...pixels.subarray(at, at + 3)) < 70) dark += 1;
    return dark;
  };
  expect(await inkOf(english, 0)).toBeGreaterThan(4000);
  expect(await inkOf(english, 690)).toBeLessThan(500);
  expect(await inkOf(urdu, 690)).toBeGreaterThan(4000);
  expect(await inkOf(urdu, 0)).toBeLessThan(500);
});

test("the map shows what the filter finds, and nothing of what it does not", async () => {
  const some = await draw("/card.png?status=open");
  const green = async (bytes: Uint8Array) => {
    const pixels = await pixelsOf(bytes, 530, 600);
    let found = 0;
    for (let at = 0; at < pixels.length; at += 3)
      if ((pixels[at] ?? 255) < 30 && (pixels[at + 1] ?? 0) > 120) found += 1;
    return found;
  };
  expect(await green(some)).toBeGreaterThan(500);
  expect(await green(await draw("/card.png?status=promised"))).toBe(0);
});

test("a card is kept until the register changes, and bad input is named", async () => {
  const first = await ask("/card.png?facility=PKF6FWFKE");
  const tag = first.headers.get("ETag") ?? "";
  expect((await ask("/card.png?facility=PKF6FWFKE", { "If-None-Match": tag })).status).toBe(304);
  const before = new Uint8Array(await first.arrayBuffer());
  const { searchParams } = new URL("http://localhost/?facility=PKF6FWFKE&known_at=1&as_of=2026-12-15");
  const fixed = await draw(`/card.png?${searchParams}`);
  await publishAll([await changeOf("facility", "PKF6FWFKE", { name: "Quite another name" })]);
  expect((await ask("/card.png?facility=PKF6FWFKE", { "If-None-Match": tag })).status).toBe(200);
  expect(Buffer.compare(await draw("/card.png?facility=PKF6FWFKE"), before)).not.toBe(0);
  expect(Buffer.compare(await draw(`/card.png?${searchParams}`), fixed)).toBe(0);
  for (const [address, status] of [
    ["/card.png?facility=PKF00000X", 404],
    ["/card.png?facility=<script>", 404],
    ["/card.png?status=shut", 400],
    ["/card.png?colour=green", 400],
    ["/card.png?known_at=99", 400],
    ["/card.png?as_of=2999-01-01", 400],
  ] as const)
    expect((await ask(address)).status, address).toBe(status);
});

test("a name of any length and any letters fits", async () => {
  const names = ['<b>& "quoted"</b>', "W".repeat(300), "ا".repeat(300), "x y ".repeat(80), "日本語 🏫"];
  for (const [at, name] of names.entries()) {
    await publishAll([
      await changeOf("facility", "PKF6FWFKE", {
        name: name.slice(0, 200),
        name_ur: at % 2 ? name.slice(0, 200) : null,
      }),
    ]);
    for (const lang of LOCALES) await draw(`/card.png?facility=PKF6FWFKE&lang=${lang}`);
  }
});
