import { answerBetween } from "@/lib/files/answer-between";
import { answerClaim } from "@/lib/files/answer-claim";
import { answerFacility } from "@/lib/files/answer-facility";
import { answerStatistics } from "@/lib/files/answer-statistics";
import { problem, problemOf } from "@/lib/http/problem";

/** The lists whose records have a file of their own. */
const ANSWERS = new Map([
  ["facilities", answerFacility],
  ["claims", answerClaim],
]);

/** `/{list}/{ref}.json`, where `name` is the ref, and `/statistics/{chart}.{format}`, where it is the chart. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/files/[list]/[name]/[format]">,
): Promise<Response> {
  const { list, name, format } = await params;
  try {
    if (list === "statistics") return await answerStatistics(request, name, format);
    if (list === "changes" && name === "between") return answerBetween(request, format).catch(problemOf);
    const answer = format === "json" ? ANSWERS.get(list) : undefined;
    return answer ? await answer(request, name) : problem(404, "There is no such file");
  } catch (error) {
    return problemOf(error);
  }
}
