"use client";

import { useEffect } from "react";

/** Loads the page again as long as something is under way; without a script the link beside it does. */
export function LookAgain({ after }: { after: number }) {
  useEffect(() => {
    const timer = setTimeout(() => window.location.reload(), after);
    return () => clearTimeout(timer);
  }, [after]);
  return null;
}
