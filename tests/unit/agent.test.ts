import { expect, test } from "vitest";
import { nameAgent } from "@/lib/people/agent";

const say = (agent: string) => Object.values(nameAgent(agent));
const LIKE_GECKO = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0";

test("a browser is called what it is, not what it wants to be taken for", () => {
  expect(say("Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0")).toEqual(["Firefox", "Android"]);
  expect(say(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${LIKE_GECKO} Safari/537.36 Edg/128.0`)).toEqual([
    "Edge",
    "Windows",
  ]);
  expect(
    say(`Mozilla/5.0 (Linux; Android 13; SM-A145) ${LIKE_GECKO} SamsungBrowser/26.0 Mobile Safari/537.36`),
  ).toEqual(["Samsung Internet", "Android"]);
  expect(say(`Mozilla/5.0 (X11; Linux x86_64) ${LIKE_GECKO} Safari/537.36`)).toEqual(["Chrome", "Linux"]);
  expect(
    say("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1"),
  ).toEqual(["Safari", "iOS"]);
  expect(
    say("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15"),
  ).toEqual(["Safari", "macOS"]);
});

test("what names no browser that is known is called none", () => {
  expect(say("curl/8.5.0")).toEqual([null, null]);
  expect(say("")).toEqual([null, null]);
  expect(say("SomethingNew/1.0 (Linux)")).toEqual([null, "Linux"]);
});
