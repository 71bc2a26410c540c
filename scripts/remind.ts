import { disconnect } from "@/lib/db";
import { remindDeciders } from "@/lib/proposals/remind";

// Writes to those who may decide on proposals that have waited for a week; each proposal is named once a week.
try {
  const { letters, proposals } = await remindDeciders();
  if (letters > 0) console.log(`Reminded ${letters} people of ${proposals} proposals.`);
  else console.log("Nothing has waited long enough for a reminder.");
} finally {
  await disconnect();
}
