"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type MouseEvent, type ReactNode, useEffect, useRef, useTransition } from "react";
import { setParameter } from "@/lib/map/view";

type Props = {
  /** The filter that is shown. */
  query: string;
  className: string;
  children: ReactNode;
};

/**
 * Follows links to the page it stands on, and sends the page's own forms, without loading it anew: the map stays
 * where it is and takes the new filter. Other links, and a browser without scripts, do what they always do.
 * Inside `data-keep-view` a link keeps the part of the map that is shown.
 */
export function SoftNavigation({ query, className, children }: Props) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const shown = useRef(query);

  // What was pressed may have gone with the old filter: whoever reads on begins at the new title.
  useEffect(() => {
    if (shown.current === query) return;
    shown.current = query;
    if (document.activeElement === document.body) document.getElementById("map-title")?.focus({ preventScroll: true });
  }, [query]);

  function go(query: string) {
    startTransition(() => router.push(query === "" ? window.location.pathname : `?${query}`, { scroll: false }));
  }

  function followLink(event: MouseEvent) {
    const special = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || special) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || !leadsHere(link)) return;
    event.preventDefault();
    const view = link.closest("[data-keep-view]") ? new URLSearchParams(window.location.search).get("view") : null;
    go(setParameter(link.search, "view", view));
  }

  function sendForm(event: FormEvent<HTMLElement>) {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "get") return;
    if (new URL(form.action).pathname !== window.location.pathname) return;
    event.preventDefault();
    for (const sheet of form.querySelectorAll<HTMLElement>("[popover]")) sheet.hidePopover();
    go(writeForm(new FormData(form)));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links and forms inside are the controls
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press of Enter on a link arrives as a click
    <div className={className} onClick={followLink} onSubmit={sendForm} data-pending={pending || undefined}>
      {children}
    </div>
  );
}

/** Whether a link only changes the query of this very page. */
function leadsHere({ href, target, hash, download }: HTMLAnchorElement): boolean {
  const { origin, pathname } = new URL(href);
  const { location } = window;
  return (
    target === "" && hash === "" && download === "" && origin === location.origin && pathname === location.pathname
  );
}

/** A form as the one spelling of a filter: sorted, several values of a name joined, what is empty left out. */
function writeForm(form: FormData): string {
  const values = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (typeof value === "string" && value.trim() !== "") values.set(name, [...(values.get(name) ?? []), value.trim()]);
  }
  return [...values].reduce((query, [name, given]) => setParameter(query, name, given.sort().join(",")), "");
}
