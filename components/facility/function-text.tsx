import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";

type Props = { t: Translate; kind: string; shift: string | null; audience: string | null };

/** What a site is used for, when and for whom, as far as it is known. */
export function FunctionText({ t, kind, shift, audience }: Props) {
  const parts = [
    sayCode(t, "kind", kind),
    shift && sayCode(t, "shift", shift),
    audience && sayCode(t, "audience", audience),
  ];
  return parts.filter(Boolean).join(" · ");
}
