import type { FacilityKind, LocationPrecision } from "@/lib/facilities/schema";
import { FACILITY_KINDS, PRECISIONS } from "@/lib/facilities/schema";
import { STATUS_GROUP_NAMES, STATUSES, type Status, type StatusGroup } from "@/lib/facilities/status";
import type { Translate } from "@/lib/i18n/translate";
import { nameCode } from "@/lib/i18n/vocabulary";

/**
 * Every word the map may need in a browser, as plain texts in which `{n}` and the like stand for numbers and names:
 * the browser is spared the message engine. Built on the server from the page's translator.
 */
export function buildMapLabels(t: Translate) {
  return {
    region: t("map.region"),
    skip: t("map.skip"),
    keys: t("map.keys"),
    needsScript: t("map.needsScript"),
    zoomIn: t("map.zoomIn"),
    zoomOut: t("map.zoomOut"),
    reset: t("map.reset"),
    nearMe: t("map.nearMe"),
    onlyThisArea: t("map.onlyThisArea"),
    drawArea: t("map.drawArea"),
    drawHint: t("map.drawHint"),
    tools: t("map.tools"),
    inView: t.raw("map.inView") as string,
    withoutPoint: t.raw("map.withoutPoint") as string,
    slow: t("map.slow"),
    failed: t("map.failed"),
    retry: t("map.retry"),
    locating: t("map.locating"),
    locationRefused: t("map.locationRefused"),
    locationUnavailable: t("map.locationUnavailable"),
    boundaries: t("map.boundaries"),
    indicative: t("map.indicative"),
    credits: t("map.credits"),
    close: t("map.close"),
    show: t.raw("map.show") as string,
    several: t.raw("map.several") as string,
    moreHere: t.raw("map.moreHere") as string,
    nothingInView: t("map.nothingInView"),
    moreInView: t.raw("map.moreInView") as string,
    away: nameAll(PRECISIONS, (precision) => t.raw(`map.away.${precision}`) as string) as Record<
      LocationPrecision,
      string
    >,
    use: t("map.use"),
    smallRegion: t.raw("map.smallRegion") as string,
    contested: t("evidence.contested"),
    kind: nameAll(FACILITY_KINDS, (kind): string => nameCode(t, "kind", kind)) as Record<FacilityKind, string>,
    status: nameAll(STATUSES, (status): string => nameCode(t, "status", status)) as Record<Status, string>,
    group: nameAll(STATUS_GROUP_NAMES, (group): string => nameCode(t, "group", group)) as Record<StatusGroup, string>,
    precision: nameAll(PRECISIONS, (precision): string => nameCode(t, "precision", precision)) as Record<
      LocationPrecision,
      string
    >,
  };
}

export type MapLabels = ReturnType<typeof buildMapLabels>;

function nameAll<Code extends string>(codes: readonly Code[], name: (code: Code) => string): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, name(code)]));
}
