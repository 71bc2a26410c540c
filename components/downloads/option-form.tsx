"use client";

import { type ReactNode, useRef, useState } from "react";
import { CopyButton } from "@/components/record/copy-button";

type Props = {
  action: string;
  origin: string;
  words: { address: string; copy: string; copied: string; download: string };
  children: ReactNode;
};

/** A form that downloads what is chosen in it, and shows its address as it will be. Without a script it downloads. */
export function OptionForm({ action, origin, words, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [address, setAddress] = useState<string | null>(null);

  function say() {
    if (!form.current) return;
    const chosen = [...new FormData(form.current)].flatMap(([name, value]) =>
      typeof value === "string" && value !== "" ? [[name, value]] : [],
    );
    const query = new URLSearchParams(chosen).toString().replaceAll("%2C", ",");
    setAddress(`${origin}${action}${query && "?"}${query}`);
  }

  return (
    <form ref={form} action={action} onChange={say} className="grid gap-3">
      {children}
      <p className="flex flex-wrap items-center gap-3">
        <button type="submit" className="button">
          {words.download}
        </button>
        {address !== null && (
          <>
            <output aria-label={words.address} className="min-w-0">
              <code dir="ltr" className="text-xs [overflow-wrap:anywhere]">
                {address}
              </code>
            </output>
            <CopyButton text={address} label={words.copy} done={words.copied} />
          </>
        )}
      </p>
    </form>
  );
}
