import { afterEach, expect, test, vi } from "vitest";
import { env, findBadSettings } from "@/lib/env";

afterEach(() => void vi.unstubAllEnvs());

test("settings are read when they are asked for, and an empty one is one that is not set", () => {
  vi.stubEnv("PORT", "");
  vi.stubEnv("PUBLIC_URL", "");
  expect(env.PORT).toBe(3000);
  expect(env.PUBLIC_URL).toBe("http://localhost:3000");
  vi.stubEnv("PORT", "8080");
  expect(env.PORT).toBe(8080);
  expect(env.PUBLIC_URL).toBe("http://localhost:8080");
  vi.stubEnv("PUBLIC_URL", "https://registry.gov.pk/");
  expect(env.PUBLIC_URL).toBe("https://registry.gov.pk");
});

test("a database that is not set is missed by whoever asks for it, not before", () => {
  vi.stubEnv("DATABASE_URL", "");
  expect(findBadSettings()).toEqual([]);
  expect(() => env.DATABASE_URL).toThrow("DATABASE_URL is not set");
});

test.each([
  ["PORT", "abc"],
  ["PORT", "70000"],
  ["PUBLIC_URL", "registry.gov.pk"],
  ["DATABASE_URL", "mysql://localhost/registry"],
  ["TILE_URL", "https://tiles.example/{z}/{x}"],
  ["SMTP_URL", "http://mail.example"],
])("%s=%s is named as not usable", (name, value) => {
  vi.stubEnv(name, value);
  expect(findBadSettings()).toEqual([expect.stringContaining(`The environment variable ${name} is not usable`)]);
});
