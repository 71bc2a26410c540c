"use client";

import type { Control } from "@/lib/editing/controls";
import { ChoicesField } from "./choices-field";
import { PlainField } from "./plain-field";
import { RowsField, type RowsWords } from "./rows-field";

/** The inputs of one section of a record's form, in order. `add` says what one more row of each list is called. */
export function SectionFields({
  controls,
  words,
}: {
  controls: Control[];
  words: Omit<RowsWords, "add" | "row"> & { lists: Record<string, { add: string; row: string }> };
}) {
  const { lists, ...rest } = words;
  return controls.map((control) => {
    if (control.input === "choices") return <ChoicesField key={control.name} control={control} />;
    if (control.input !== "rows")
      return (
        <PlainField
          key={control.name}
          control={control}
          name={control.name}
          value={control.value}
          empty={words.empty}
        />
      );
    const own = lists[control.name] ?? { add: "", row: "" };
    return <RowsField key={control.name} control={control} words={{ ...rest, ...own }} />;
  });
}
