import { answerFacility } from "@/lib/files/answer-facility";
import { problem, problemOf } from "@/lib/http/problem";

/** `/facilities/{ref}.json`; here `name` is the ref. */
export async function GET(request: Request, { params }: RouteContext<"/files/[list]/[name]/[format]">): Promise<Response> {
  const { list, name, format } = await params;
  if (list !== "facilities" || format !== "json") return problem(404, "There is no such file");
  try {
    return await answerFacility(request, name);
  } catch (error) {
    return problemOf(error);
  }
}
