"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { setParameter, writeView } from "@/lib/map/view";
import { useMapSettings } from "./map-provider";

/** Parameters that say where: when one of them changes, the map goes to the result instead of staying. */
const WHERE = ["area", "bbox", "near", "q"];

/**
 * Lets the page's own filter links change the filter without a new page, so that the map stays open, and stays where
 * it is when the link does not say where. The links are the server's; without scripts they do the same.
 */
export function LinkKeeper() {
  const router = useRouter();
  const { store } = useMapSettings();

  const follow = useEffectEvent((event: MouseEvent) => {
    const target = readLink(event);
    if (!target) return;
    event.preventDefault();
    const { view } = store.read();
    const stays = WHERE.every((name) => target.searchParams.get(name) === parameterNow(name));
    const query =
      stays && hasViewNow() && view ? setParameter(target.search, "view", writeView(view)) : target.search.slice(1);
    router.push(`${target.pathname}${query && "?"}${query}`, { scroll: false });
  });

  useEffect(() => {
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, []);

  return null;
}

/** The link that a plain press follows, when it leads to this page with another filter; null for any other. */
function readLink(event: MouseEvent): URL | null {
  const special =
    event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (special || !link || link.target || link.hasAttribute("download")) return null;
  const target = new URL(link.href, window.location.href);
  const { origin, pathname, search } = window.location;
  return target.origin === origin && target.pathname === pathname && !target.hash && target.search !== search
    ? target
    : null;
}

function parameterNow(name: string): string | null {
  return new URLSearchParams(window.location.search).get(name);
}

function hasViewNow(): boolean {
  return parameterNow("view") !== null;
}
