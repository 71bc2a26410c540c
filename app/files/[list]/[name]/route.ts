import { answerFile } from "@/lib/files/answer";
import { problem, problemOf } from "@/lib/http/problem";
import { isList } from "@/lib/paths";

/** `/{list}.{format}`; here `name` is the format. */
export async function GET(request: Request, { params }: RouteContext<"/files/[list]/[name]">): Promise<Response> {
  const { list, name } = await params;
  if (!isList(list)) return problem(404, `There is no ${list}.${name}`);
  try {
    return await answerFile(request, list, name);
  } catch (error) {
    return problemOf(error);
  }
}
