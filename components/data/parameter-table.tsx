import type { ReactNode } from "react";
import { ScrollFrame } from "@/components/table/scroll-frame";
import type { Translate } from "@/lib/i18n/translate";

/** A parameter by its name; `note` says where it is taken. */
export type ShownParameter = { name: string; note?: ReactNode };

type Props = { t: Translate; caption: string; parameters: readonly ShownParameter[] };

/** A code inside a sentence, told from the words round it. */
export const code = (words: ReactNode) => (
  <code dir="ltr" className="bg-wash px-0.5">
    {words}
  </code>
);

/** Parameters of an address: what each asks for, and how it is written. */
export function ParameterTable({ t, caption, parameters }: Props) {
  return (
    <ScrollFrame label={caption}>
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-edge border-b">
            <th scope="col" className="py-2 pe-4 text-start font-semibold">
              {t("data.filter.parameter")}
            </th>
            <th scope="col" className="min-w-64 py-2 text-start font-semibold">
              {t("data.dictionary.meaning")}
            </th>
          </tr>
        </thead>
        <tbody>
          {parameters.map(({ name, note }) => (
            <tr key={name} className="border-line border-b align-top">
              <th scope="row" className="py-2 pe-4 text-start font-normal">
                <code dir="ltr">{name}</code>
              </th>
              <td className="py-2">
                {sayParameter(t, name)}
                {note && <span className="block text-soft">{note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

/** What a parameter asks for; its codes stand as they are written. */
function sayParameter(t: Translate, name: string): ReactNode {
  type Key = Parameters<Translate["rich"]>[0];
  const key = `data.parameter.${name}` as Key;
  // A parameter without words is a mistake that a test finds; the page stands all the same.
  if (!t.has(key)) return null;
  return t.rich(key, { code });
}
