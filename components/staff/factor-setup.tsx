import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import type { FormAction } from "@/lib/forms/state";
import type { Translate } from "@/lib/i18n/translate";
import { QrCode } from "./qr-code";

type Props = {
  t: Translate;
  pending: { uri: string; key: string; recoveryCodes: string[] };
  confirm: FormAction;
};

/** Three steps: tell the app, keep the recovery codes, show that it works. */
export function FactorSetup({ t, pending, confirm }: Props) {
  const inFours = pending.key.match(/.{1,4}/g)?.join(" ") ?? pending.key;
  return (
    <ol className="grid max-w-2xl gap-8">
      <li className="grid gap-3">
        <h2 className="text-xl">{t("signIn.factor.scan")}</h2>
        <p className="measure">{t("signIn.factor.scanHow")}</p>
        <QrCode text={pending.uri} label={t("signIn.factor.qr")} />
        <p>
          {t("signIn.factor.key")}{" "}
          <code dir="ltr" className="inline-block break-words font-semibold tracking-wide" data-key={pending.key}>
            {inFours}
          </code>
        </p>
      </li>
      <li className="grid gap-3">
        <h2 className="text-xl">{t("signIn.factor.keep")}</h2>
        <p className="measure">{t("signIn.factor.keepHow")}</p>
        <ul dir="ltr" className="grid max-w-md grid-cols-2 gap-x-6 gap-y-1 border-line border-y py-3">
          {pending.recoveryCodes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </li>
      <li className="grid gap-3">
        <h2 className="text-xl">{t("signIn.factor.show")}</h2>
        <ActionForm t={t} action={confirm} className="form max-w-md">
          <TextField
            name="code"
            dir="ltr"
            label={t("signIn.factor.code")}
            inputMode="numeric"
            autoComplete="one-time-code"
            className="max-w-60"
          />
          <SubmitButton>{t("signIn.factor.done")}</SubmitButton>
        </ActionForm>
      </li>
    </ol>
  );
}
