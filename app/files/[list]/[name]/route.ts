import { answerFile } from "@/lib/files/answer";
import { answerStatistics } from "@/lib/files/answer-statistics";
import { problem, problemOf } from "@/lib/http/problem";
import { isList } from "@/lib/paths";

/** `/{list}.{format}`; here `name` is the format. */
export async function GET(request: Request, { params }: RouteContext<"/files/[list]/[name]">): Promise<Response> {
  const { list, name } = await params;
  try {
    if (list === "statistics") return await answerStatistics(request, null, name);
    return isList(list) ? await answerFile(request, list, name) : problem(404, `There is no ${list}.${name}`);
  } catch (error) {
    return problemOf(error);
  }
}
