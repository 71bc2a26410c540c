import { z } from "zod";

const FieldDescriptor = z.looseObject({
  name: z.string(),
  type: z.enum(["string", "integer", "number", "boolean"]),
  constraints: z
    .looseObject({
      required: z.boolean().optional(),
      unique: z.boolean().optional(),
      enum: z.array(z.string()).optional(),
      pattern: z.string().optional(),
      maxLength: z.number().optional(),
    })
    .default({}),
});
export type FieldDescriptor = z.output<typeof FieldDescriptor>;

const names = z.union([z.string().transform((name) => [name]), z.array(z.string())]);

const ResourceDescriptor = z.looseObject({
  name: z.string(),
  path: z.string().regex(/^[a-z0-9_-]+\.csv$/, "must name a CSV file beside the descriptor"),
  schema: z.looseObject({
    fields: z.array(FieldDescriptor).min(1),
    primaryKey: names.default([]),
    foreignKeys: z
      .array(
        z.looseObject({ fields: names, reference: z.looseObject({ resource: z.string().default(""), fields: names }) }),
      )
      .default([]),
  }),
});
export type ResourceDescriptor = z.output<typeof ResourceDescriptor>;

/** The parts of a Frictionless `datapackage.json` that a load goes by. */
export const PackageDescriptor = z.looseObject({
  name: z.string(),
  title: z.string().optional(),
  version: z.string().optional(),
  /** When the package was made; its undated events count from this day. */
  created: z.iso.datetime({ offset: true }),
  resources: z.array(ResourceDescriptor).min(1),
});
export type PackageDescriptor = z.output<typeof PackageDescriptor>;
