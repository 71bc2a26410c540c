import type { ReactNode } from "react";
import { FunctionText } from "@/components/facility/function-text";
import { BodyLink, ProgrammeLink } from "@/components/facility/record-links";
import { ContestedTag } from "@/components/status/status-label";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { sayCode } from "@/lib/i18n/vocabulary";
import type { Directory } from "@/lib/records/named";
import type { Said, Use } from "@/lib/sources/uses";

type Context = { t: Translate; locale: Locale; directory: Directory; moment: string };

/** One thing that a source is cited for: the field, what it says there, and the phrase that says it. */
export function UseText({ use, language, ...context }: Context & { use: Use; language: Locale }) {
  const { t } = context;
  const { field, said, phrase, note } = use;
  return (
    <>
      <span className="text-soft">{sayField(t, field)}</span>
      {said && <>: {saySaid(said, context)}</>}
      {phrase && (
        <>
          {" "}
          <q lang={language}>
            <bdi>{phrase}</bdi>
          </q>
        </>
      )}
      {note && (
        <bdi lang="en" className="block text-soft text-xs">
          {note}
        </bdi>
      )}
    </>
  );
}

function sayField(t: Translate, field: string): string {
  const key = `sources.field.${field}` as Parameters<Translate["raw"]>[0];
  return t.has(key) ? t.raw(key) : t("sources.field.other");
}

function saySaid(said: NonNullable<Said>, { t, locale, directory, moment }: Context): ReactNode {
  switch (said.of) {
    case "name":
      return <bdi lang={said.language}>{said.name}</bdi>;
    case "status":
      return (
        <>
          {sayCode(t, "status", said.status)}
          {said.on && `${locale === "ur" ? "، " : ", "}${formatDate(locale, said.on)}`}
          {said.contested && (
            <>
              {" "}
              <ContestedTag t={t} />
            </>
          )}
        </>
      );
    case "role":
      return (
        <>
          <BodyLink locale={locale} directory={directory} code={said.body} moment={moment} short /> (
          {sayCode(t, "role", said.role)})
        </>
      );
    case "programme":
      return <ProgrammeLink locale={locale} directory={directory} code={said.programme} moment={moment} />;
    case "function":
      return <FunctionText t={t} kind={said.kind} shift={said.shift} audience={said.audience} />;
    case "measure":
      return (
        <>
          {sayCode(t, "measure", said.measure)}{" "}
          {said.qualifier !== "exactly" &&
            said.qualifier !== "unstated" &&
            `${sayCode(t, "qualifier", said.qualifier)} `}
          {formatNumber(locale, said.value)}
        </>
      );
  }
}
