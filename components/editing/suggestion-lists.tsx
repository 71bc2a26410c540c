import { NEW_SOURCE } from "@/lib/editing/new-source";
import { listId, type Suggestion } from "@/lib/editing/suggestion";
import type { Translate } from "@/lib/i18n/translate";
import { RECORD_KINDS } from "@/lib/records/schema";

/** What the inputs of a form suggest while one types: codes, found by name too. Without them codes are typed as they are. */
export function SuggestionLists({ t, suggestions }: { t: Translate; suggestions: readonly Suggestion[] }) {
  return RECORD_KINDS.map((kind) => (
    <datalist key={kind} id={listId(kind)}>
      {kind === "source" && <option value={NEW_SOURCE}>{t("editing.newSourceOption")}</option>}
      {suggestions
        .filter((one) => one.kind === kind)
        .map(({ key, name, more }) => (
          <option key={key} value={key}>
            {more ? `${name} (${more})` : name}
          </option>
        ))}
    </datalist>
  ));
}
