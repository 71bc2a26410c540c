import type { Translate } from "@/lib/i18n/translate";
import type { Refusal } from "@/lib/records/query-fields";

/** Names the parameters of the address that were left out, and why. Nothing is corrected in silence. */
export function IgnoredNotice({ t, refusals }: { t: Translate; refusals: readonly Refusal[] }) {
  if (refusals.length === 0) return null;
  return (
    <section role="status" className="notice">
      <p className="font-medium">{t("ignored.title")}</p>
      <ul className="mt-1 grid gap-1">
        {refusals.map(({ name, value, reason, allowed }) => (
          <li key={`${name} ${value}`}>
            <code dir="ltr">{value === "" ? name : `${name}=${value}`}</code> {t(`ignored.${reason}`)}
            {allowed && allowed.length <= 12 && (
              <>
                {" "}
                {t("ignored.allowed")} <code dir="ltr">{allowed.join(", ")}</code>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
