import { beforeAll, expect, test, vi } from "vitest";
import { writeFacilities } from "@/lib/facilities/files";
import { noteFile } from "@/lib/facilities/note-file";
import { countFacilities } from "@/lib/facilities/queries";
import { type FacilityRequest, parseFacilityRequest } from "@/lib/facilities/request";
import { FACILITY_KINDS } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES } from "@/lib/facilities/status";
import { measureFiles } from "@/lib/files/file-sizes";
import { FACILITY_FORMATS, type FacilityFormat } from "@/lib/files/formats";
import { sayFileSize } from "@/lib/files/say-size";
import { toBytes } from "@/lib/http/stream";
import { translator } from "@/lib/i18n/translate";
import { composeFilters, readChoices } from "@/scripts/bench/questions";
import { loadSynthetic } from "@/scripts/synthetic/load";
import { freshDatabase } from "@/tests/support/database";
import { expectSaidSize } from "@/tests/support/said-sizes";

const url = await freshDatabase({ template: "empty" });
vi.setConfig({ testTimeout: 240_000 });
beforeAll(() => loadSynthetic({ count: 5000, seed: 7, force: false }), 180_000);

async function measureWhole(request: FacilityRequest, format: FacilityFormat, count: number): Promise<number> {
  let bytes = 0;
  for await (const part of writeFacilities(request, format, noteFile(request, format, count)))
    bytes += toBytes(part).length;
  return bytes;
}

test("what is said of a file's length is so for generated filters: CSV to the byte, all others about", async () => {
  const counts: number[] = [];
  const choices = await readChoices(url);
  const broad = [
    ...STATUS_GROUP_NAMES.map((group) => `status=${group}`),
    ...FACILITY_KINDS.map((kind) => `kind=${kind}`),
    ...choices.provinces.map((code) => `area=${code}`),
  ];
  const shown = ["", "sort=-opened_on", "columns=ref,name", "lang=ur", "area=PK-PB&lang=ur"];
  for (const query of [...shown, ...broad, ...composeFilters(choices, 30, 3)]) {
    const request = await parseFacilityRequest(new URLSearchParams(query), "csv");
    const count = await countFacilities(request.filter, request.moment);
    counts.push(count);
    const sizes = await measureFiles(request, count);
    for (const format of FACILITY_FORMATS) {
      const whole = await measureWhole(request, format, count);
      const { columns, lang } = request.view;
      expect(sizes[format]?.exact, `${format} ${query}`).toBe(format === "csv" && !columns && !lang);
      expectSaidSize(sizes[format], format, whole, query);
    }
  }
  expect(counts.filter((count) => count <= 100).length).toBeGreaterThan(15);
  expect(counts.filter((count) => count > 250).length).toBeGreaterThan(12);
});

test("a length is said in both languages, with no more digits than are known", () => {
  const say = (locale: "en" | "ur", bytes: number, exact: boolean) =>
    sayFileSize(translator(locale), locale, { bytes, exact });
  expect([0, 12, 1234, 999_499, 999_600, 1_234_567].map((bytes) => say("en", bytes, true))).toEqual([
    "1 kB",
    "1 kB",
    "1.23 kB",
    "999 kB",
    "1 MB",
    "1.23 MB",
  ]);
  expect([12_345, 1_234_567].map((bytes) => say("en", bytes, false))).toEqual(["about 12 kB", "about 1.2 MB"]);
  expect(say("ur", 1_234_567, false)).toBe("تقریباً 1.2 میگا بائٹ");
});
