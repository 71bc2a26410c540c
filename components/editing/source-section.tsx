import { RadioGroup } from "@/components/forms/radio-group";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import { buildControls } from "@/lib/editing/controls";
import type { Editable } from "@/lib/editing/editable";
import { NEW_SOURCE_PREFIX } from "@/lib/editing/new-source";
import { listId } from "@/lib/editing/suggestion";
import type { Translate } from "@/lib/i18n/translate";
import { OpenOnError } from "./open-on-error";
import { SectionFields } from "./section-fields";

/** Why a record is changed and what the change rests on; a source that nobody has entered yet is described right here. */
export function SourceSection({ t, editable }: { t: Translate; editable: Editable }) {
  const { kind, version, draft, source, restsOn } = editable;
  const rests = kind !== "source" && kind !== "area";
  const controls = buildControls(t, "source", source ?? { language: "en" })
    .flatMap((section) => section.controls)
    .filter(({ name }) => name !== "use" && name !== "note")
    .map((control) => ({ ...control, name: `${NEW_SOURCE_PREFIX}${control.name}` }));
  return (
    <section aria-labelledby="why" className="edit-section">
      <h2 id="why" className="text-xl">
        {t("editing.why")}
      </h2>
      {rests && (
        <>
          <TextField
            name="rests_on"
            label={t("editing.sourceLabel")}
            hint={t("editing.sourceHint")}
            value={restsOn}
            list={listId("source")}
            dir="ltr"
            autoComplete="off"
            optional
          />
          <TextField name="rests_phrase" label={t("editing.phraseLabel")} maxLength={200} optional />
          <OpenOnError prefix={NEW_SOURCE_PREFIX} open={source !== null} summary={t("editing.newSource")}>
            <SectionFields controls={controls} words={{ remove: "", empty: t("editing.choose"), lists: {} }} />
          </OpenOnError>
        </>
      )}
      {version > 0 && (
        <RadioGroup
          name="nature"
          legend={t("editing.nature")}
          value={draft?.correction ? "correction" : "event"}
          options={[
            { value: "event", label: t("editing.natureEvent"), hint: t("editing.natureEventHint") },
            { value: "correction", label: t("editing.natureCorrection"), hint: t("editing.natureCorrectionHint") },
          ]}
        />
      )}
      <TextArea
        name="reason"
        label={t("editing.reason")}
        hint={t("editing.reasonHint")}
        value={draft?.reason}
        rows={3}
      />
    </section>
  );
}
