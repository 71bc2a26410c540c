import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import type { FormAction } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";
import { IMPORT_COLUMNS } from "@/lib/imports/schema";
import { columnLabel } from "./words";

type Props = {
  t: Translate;
  action: FormAction;
  id: bigint;
  headings: readonly string[];
  columns: readonly string[];
};

/** Which column of the register each column of the file stands for: guessed, and put right by hand. */
export function MappingForm({ t, action, id, headings, columns }: Props) {
  const options = IMPORT_COLUMNS.map((name) => ({ value: name, label: `${columnLabel(t, name)} (${name})` }));
  const labels = Object.fromEntries(headings.map((heading, at) => [`column-${at}`, heading]));
  return (
    <ActionForm t={t} action={action} labels={labels} label={t("imports.mapping.title")}>
      <input type="hidden" name="id" value={String(id)} />
      <input type="hidden" name="count" value={headings.length} />
      <div className="grid w-full gap-4 sm:grid-cols-2">
        {headings.map((heading, at) => (
          <SelectField
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns of a file may have one heading.
            key={`${at} ${heading}`}
            name={`column-${at}`}
            label={heading || t("imports.mapping.unnamed", { number: at + 1 })}
            options={options}
            value={columns[at] ?? ""}
            empty={t("imports.mapping.leaveOut")}
            optional
          />
        ))}
      </div>
      <SubmitButton>{t("imports.mapping.compare")}</SubmitButton>
    </ActionForm>
  );
}
