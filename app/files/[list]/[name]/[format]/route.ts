import { answerClaim } from "@/lib/files/answer-claim";
import { answerFacility } from "@/lib/files/answer-facility";
import { problem, problemOf } from "@/lib/http/problem";

/** The lists whose records have a file of their own. */
const ANSWERS = new Map([
  ["facilities", answerFacility],
  ["claims", answerClaim],
]);

/** `/{list}/{ref}.json`; here `name` is the ref. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/files/[list]/[name]/[format]">,
): Promise<Response> {
  const { list, name, format } = await params;
  const answer = format === "json" ? ANSWERS.get(list) : undefined;
  if (!answer) return problem(404, "There is no such file");
  try {
    return await answer(request, name);
  } catch (error) {
    return problemOf(error);
  }
}
