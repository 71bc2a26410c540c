// Serves the built pages through the same front as `npm start`, in a process of its own, so that its memory can be read.
const { serve } = await import("../server/serve.mjs");

const { port, close } = await serve({ port: Number(process.env.PORT), host: "127.0.0.1" });
process.stdout.write(`${port}\n`);
process.on("SIGTERM", async () => {
  await close(500);
  process.exit(0);
});
