import { afterEach, beforeEach } from "vitest";

// What nobody expected to be said is a failure, even where all assertions hold. A test that expects it says so by
// spying on console.error itself.
const said: string[] = [];
const original = console.error;

function record(...words: unknown[]): void {
  said.push(words.map(String).join(" "));
  original(...words);
}

beforeEach(() => {
  said.length = 0;
  console.error = record;
});

afterEach(() => {
  console.error = original;
  if (said.length > 0) throw new Error(`console.error was called:\n${said.join("\n")}`);
});
