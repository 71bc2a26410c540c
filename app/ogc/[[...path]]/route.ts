import { problemOf } from "@/lib/http/problem";
import { answerOgc } from "@/lib/ogc/answer";

export async function GET(request: Request, { params }: { params: Promise<{ path?: string[] }> }): Promise<Response> {
  const { path = [] } = await params;
  return answerOgc(request, path).catch(problemOf);
}
