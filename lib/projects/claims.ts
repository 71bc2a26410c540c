import type { ClaimRow } from "@/lib/claims/columns";
import type { ProjectDocument } from "@/lib/projects/schema";

const NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve".split(" ");

/** The numbers that a text gives, in digits or in words; fiscal years and single years are none. */
export function numbersIn(text: string): Set<number> {
  const plain = text.replace(/\b(19|20)\d{2}-\d{2}\b/g, " ").toLowerCase();
  const figures = (plain.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((figure) => Number(figure.replaceAll(",", "")));
  const words = (plain.match(/[a-z]+/g) ?? []).map((word) => NUMBER_WORDS.indexOf(word) + 1);
  return new Set([
    ...figures.filter((figure) => !(figure >= 1990 && figure <= 2099)),
    ...words.filter((word) => word > 0),
  ]);
}

type Project = Pick<ProjectDocument, "title" | "outputs" | "funding" | "source_id" | "citations">;

/**
 * The claims that a project's outputs and money can stand beside: they rest on a source of the project and give a
 * number that the project gives too.
 */
export function claimsBeside<Claim extends Pick<ClaimRow, "source_id" | "value">>(
  project: Project,
  claims: readonly Claim[],
): Claim[] {
  const sources = new Set([project, ...project.funding, ...project.citations].map(({ source_id }) => source_id));
  const numbers = new Set([
    ...numbersIn(`${project.title} ${project.outputs ?? ""}`),
    ...project.funding.map(({ amount_pkr }) => amount_pkr),
  ]);
  return claims.filter(({ source_id, value }) => sources.has(source_id) && value !== null && numbers.has(value));
}
