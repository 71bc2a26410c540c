"use client";

import { useState } from "react";

type Props = { text: string; label: string; done: string };

/** Copies a text and says so. Without a script, or where copying is refused, the text to copy stands beside it. */
export function CopyButton({ text, label, done }: Props) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }

  return (
    <button type="button" onClick={copy} className="button button-quiet needs-script text-sm">
      <span aria-live="polite">{copied ? done : label}</span>
    </button>
  );
}
