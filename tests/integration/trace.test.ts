import { expect, test } from "vitest";
import { findUntraced } from "@/lib/audit/trace";
import { prisma, transact } from "@/lib/db";
import type { Document } from "@/lib/records/difference";
import { publish } from "@/lib/records/publish";
import { freshDatabase } from "../support/database";

await freshDatabase({ template: "registry" });

const MIRPUR = "PKF6FWFKE";

test("the shipped data is traced; a change that somebody slips in is named with everything that it lacks", async () => {
  expect(await findUntraced()).toEqual([]);
  const { number, document } = await prisma().recordVersion.findFirstOrThrow({ where: { key: MIRPUR } });
  const changes = [
    {
      kind: "facility" as const,
      key: MIRPUR,
      baseVersion: number,
      document: { ...(document as Document), seats: 4711 },
    },
  ];
  await transact((tx) => publish(tx, { actor: "person nobody", note: "By night", changes }));
  const found = await findUntraced();
  expect(found.map(({ key, number: version, lacks }) => [key, version, lacks])).toEqual(
    ["proposal", "person", "reason", "audit", "source"].map((lacks) => [MIRPUR, number + 1, lacks]),
  );
});
