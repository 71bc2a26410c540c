declare module "autocannon" {
  type Client = { setRequests(requests: { method: "GET"; path: string }[]): void };
  type Options = { url: string; connections: number; duration: number; setupClient?: (client: Client) => void };
  type Result = { requests: { average: number }; "2xx": number; non2xx: number; errors: number };
  export default function autocannon(options: Options): Promise<Result>;
}
