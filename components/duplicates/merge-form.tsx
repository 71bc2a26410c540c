import { ActionForm } from "@/components/forms/action-form";
import { CheckField } from "@/components/forms/check-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { type MergePlan, MOVED_LISTS } from "@/lib/duplicates/merge";
import type { Half } from "@/lib/duplicates/pair";
import { type Saying, sayValue } from "@/lib/editing/say-value";
import { labelByName } from "@/lib/editing/words";
import type { FormAction } from "@/lib/forms/state";

type Props = { saying: Saying; action: FormAction; survivor: Half; other: Half; plan: MergePlan };

/** The point is chosen whole, by its latitude. */
const WITH_POINT: readonly string[] = ["lon", "location_precision"];

/** What becomes of every value on which two records differ, and of every entry that moves: shown, and chosen. */
export function MergeForm({ saying, action, survivor, other, plan }: Props) {
  const { t } = saying;
  const say = (field: string, value: unknown) => sayValue(saying, field, value).join(", ") || t("review.empty");
  const hasPoint = plan.fields.some(({ field }) => field === "lat");
  const fields = plan.fields.filter(({ field }) => !(hasPoint && WITH_POINT.includes(field)));
  const pointOf = ({ document: { lat, lon, location_precision } }: Half) =>
    lat === null ? t("review.empty") : `${lat}, ${lon} · ${say("location_precision", location_precision)}`;
  return (
    <ActionForm t={t} action={action} label={t("duplicates.merge.title")} labels={{ reason: t("duplicates.reason") }}>
      <input type="hidden" name="survivor" value={survivor.ref} />
      <input type="hidden" name="other" value={other.ref} />
      <input type="hidden" name="survivorVersion" value={survivor.number} />
      <input type="hidden" name="otherVersion" value={other.number} />
      {fields.map(({ field, survivor: mine, other: theirs, kept }) => (
        <RadioGroup
          key={field}
          name={`field-${field}`}
          legend={field === "lat" ? t("duplicates.merge.point") : labelByName(t, "facility", field)}
          value={kept}
          options={[
            { value: "survivor", label: field === "lat" ? pointOf(survivor) : say(field, mine), hint: survivor.ref },
            { value: "other", label: field === "lat" ? pointOf(other) : say(field, theirs), hint: other.ref },
          ]}
        />
      ))}
      {MOVED_LISTS.map((list) => {
        const entries = plan.entries.filter((one) => one.list === list);
        return (
          entries.length > 0 && (
            <fieldset key={list} className="form-field">
              <legend className="form-label">
                {t("duplicates.merge.moves", { field: labelByName(t, "facility", list) })}
              </legend>
              {entries.map(({ at, entry }) => (
                <CheckField
                  key={at}
                  name="moves"
                  value={`${list}.${at}`}
                  label={<bdi>{say(list, [entry])}</bdi>}
                  checked
                />
              ))}
            </fieldset>
          )
        );
      })}
      <p className="measure text-soft">{t("duplicates.merge.after", { ref: other.ref })}</p>
      <TextArea name="reason" label={t("duplicates.reason")} rows={2} />
      <SubmitButton>{t("duplicates.merge.propose")}</SubmitButton>
    </ActionForm>
  );
}
