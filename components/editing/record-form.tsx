import type { ReactNode } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { buildMapLabels } from "@/components/map/labels";
import { PointPicker } from "@/components/map/point-picker";
import { buildControls } from "@/lib/editing/controls";
import type { Editable } from "@/lib/editing/editable";
import type { Suggestion } from "@/lib/editing/suggestion";
import type { FormAction } from "@/lib/forms/state";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import type { MapGround } from "@/lib/map/schema";
import { Autosave } from "./autosave";
import { OpenOnError } from "./open-on-error";
import { SectionFields } from "./section-fields";
import { SourceSection } from "./source-section";
import { SuggestionLists } from "./suggestion-lists";

type Props = {
  t: Translate;
  locale: Locale;
  editable: Editable;
  /** Whether people choose the code of such a record. */
  namesKey: boolean;
  suggestions: readonly Suggestion[];
  ground: MapGround;
  actions: { save: FormAction; autosave: FormAction };
  /** What to look at before it is handed in. */
  warning?: ReactNode;
};

const number = (value: unknown) => (typeof value === "number" ? value : null);

/** The rows of citations are many and seldom needed: one source named at the end is enough for most changes. */
function Folded({ when, summary, children }: { when: boolean; summary: string; children: ReactNode }) {
  if (!when) return children;
  return (
    <OpenOnError prefix="citations." open={false} summary={summary}>
      {children}
    </OpenOnError>
  );
}

/** The form of a record of any kind, drawn from its list of fields. */
export function RecordForm({ t, locale, editable, namesKey, suggestions, ground, actions, warning }: Props) {
  const { kind, key, version, document, draft } = editable;
  const [lat, lon] = [number(document.lat), number(document.lon)];
  const sections = buildControls(t, kind, document);
  const labels = {
    ...Object.fromEntries(sections.flatMap(({ controls }) => controls.map(({ name, label }) => [name, label]))),
    key: t("editing.key"),
    rests_on: t("editing.sourceLabel"),
    new_source: t("editing.newSource"),
    reason: t("editing.reason"),
  };
  const words = { remove: t("editing.removeRow"), empty: t("editing.choose") };
  return (
    <>
      <SuggestionLists t={t} suggestions={suggestions} />
      <ActionForm t={t} action={actions.save} labels={labels} className="form edit-form">
        {/* Enter in a field presses the first button of its form: it keeps the draft, and adds no row. */}
        <button type="submit" name="intent" value="draft" tabIndex={-1} aria-hidden="true" className="sr-only">
          {t("editing.saveDraft")}
        </button>
        <input type="hidden" name="record_kind" value={kind} />
        <input type="hidden" name="base" value={version} />
        {editable.from !== null && <input type="hidden" name="from" value={editable.from} />}
        {key === null && namesKey && (
          <TextField
            name="key"
            label={t("editing.key")}
            hint={t("editing.keyHint")}
            dir="ltr"
            maxLength={64}
            autoComplete="off"
          />
        )}
        <nav aria-label={t("editing.parts")} className="flex flex-wrap gap-x-4">
          {[...sections, { name: "why", title: t("editing.why") }].map(({ name, title }) => (
            <a
              key={name}
              href={`#${name === "why" ? name : `section-${name}`}`}
              className="inline-flex min-h-11 items-center text-sm"
            >
              {title}
            </a>
          ))}
        </nav>
        {sections.map(({ name, title, controls }) => (
          <section key={name} aria-labelledby={`section-${name}`} className="edit-section">
            <h2 id={`section-${name}`} className="text-xl">
              {title}
            </h2>
            <Folded when={name === "sources"} summary={t("editing.citationRows")}>
              <SectionFields
                controls={controls}
                words={{
                  ...words,
                  lists: Object.fromEntries(
                    controls.map((control) => [control.name, { add: t("editing.addRow"), row: t("editing.row") }]),
                  ),
                }}
              />
            </Folded>
            {controls.some((control) => control.name === "lat") && (
              <PointPicker
                locale={locale}
                labels={buildMapLabels(t)}
                sources={ground.sources}
                tiles={ground.tiles}
                inputs={{ lat: "lat", lon: "lon" }}
                point={lat === null || lon === null ? null : { lat, lon }}
                words={{ region: t("editing.mapRegion"), hint: t("editing.mapHint"), pin: t("editing.pin") }}
              />
            )}
          </section>
        ))}
        <SourceSection t={t} editable={editable} />
        {warning}
        <Autosave
          action={actions.autosave}
          draft={draft?.id ?? ""}
          recordKey={key ?? ""}
          words={{ saved: t("editing.autosaved"), failed: t("editing.autosaveFailed") }}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="intent" value="submit">
            {t("editing.submit")}
          </SubmitButton>
          {editable.mayPublish && (
            <SubmitButton name="intent" value="publish" quiet>
              {t("editing.publish")}
            </SubmitButton>
          )}
          <SubmitButton name="intent" value="draft" quiet>
            {t("editing.saveDraft")}
          </SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
