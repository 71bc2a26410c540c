import { z } from "zod";
import { Code, Text } from "@/lib/records/schema";

export const AREA_LEVELS = ["province", "division", "district", "tehsil", "union_council"] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];
/** How firm a unit is: `official`, `reported` by the press, `notified_2019` in Gilgit-Baltistan, of the `ocha2022` list. */
export const AREA_STANDINGS = ["official", "reported", "notified_2019", "ocha2022"] as const;

export const AreaDocument = z.strictObject({
  code: Code,
  level: z.enum(AREA_LEVELS),
  name: Text,
  name_ur: Text.nullable(),
  parent_code: Code.nullable(),
  lat: z.number().min(-90).max(90).nullable(),
  lon: z.number().min(-180).max(180).nullable(),
  aliases: z.array(Text),
  iso_code: Text.nullable(),
  pbs_code: Text.nullable(),
  ocha_pcode: Text.nullable(),
  map_shape_id: Text.nullable(),
  status: z.enum(AREA_STANDINGS),
  note: Text.nullable(),
});
export type AreaDocument = z.output<typeof AreaDocument>;
