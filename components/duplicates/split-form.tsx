import { ActionForm } from "@/components/forms/action-form";
import { CheckField } from "@/components/forms/check-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import { MOVED_LISTS } from "@/lib/duplicates/merge";
import type { Stepped } from "@/lib/duplicates/pair";
import { type Saying, sayValue } from "@/lib/editing/say-value";
import { labelByName } from "@/lib/editing/words";
import type { FormAction } from "@/lib/forms/state";

type Props = { saying: Saying; action: FormAction; stepped: Stepped };

/** Which parts of a facility become a facility of their own. */
export function SplitForm({ saying, action, stepped: { ref, version, document } }: Props) {
  const { t } = saying;
  const labels = { name: t("duplicates.split.name"), source: t("duplicates.source"), reason: t("duplicates.reason") };
  return (
    <ActionForm t={t} action={action} label={t("duplicates.split.title")} labels={labels}>
      <input type="hidden" name="ref" value={ref} />
      <input type="hidden" name="version" value={version} />
      <TextField name="name" label={labels.name} maxLength={400} />
      {MOVED_LISTS.map(
        (list) =>
          document[list].length > 0 && (
            <fieldset key={list} className="form-field">
              <legend className="form-label">
                {t("duplicates.split.moves", { field: labelByName(t, "facility", list) })}
              </legend>
              {document[list].map((entry, at) => {
                const place = `${list}.${at}`;
                return (
                  <CheckField
                    key={place}
                    name="moved"
                    value={place}
                    label={<bdi>{sayValue(saying, list, [entry]).join(", ")}</bdi>}
                  />
                );
              })}
            </fieldset>
          ),
      )}
      <TextField name="source" label={labels.source} hint={t("duplicates.sourceHint")} dir="ltr" maxLength={64} />
      <TextArea name="reason" label={labels.reason} rows={2} />
      <SubmitButton>{t("duplicates.split.propose")}</SubmitButton>
    </ActionForm>
  );
}
