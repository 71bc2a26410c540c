import type { Translate } from "@/lib/i18n/translate";
import type { Fault } from "@/lib/imports/schema";
import { placeOfFault, sayFault } from "./words";

/** What is wrong, each with its place. Two of one place and kind are told apart by what stands there. */
export function FaultList({ t, faults }: { t: Translate; faults: readonly Fault[] }) {
  return (
    <ul className="grid gap-1">
      {faults.map((fault) => {
        const place = placeOfFault(t, fault);
        return (
          <li key={JSON.stringify(fault)} className="min-w-0 break-words">
            {place && <span className="font-semibold">{place}: </span>}
            {sayFault(t, fault)}
          </li>
        );
      })}
    </ul>
  );
}
