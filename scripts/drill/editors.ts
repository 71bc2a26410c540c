import type { Random } from "@/lib/synthetic/random";
import { pause } from "@/scripts/process.mjs";
import { readHtmlForm, type Sent, sendForm } from "./staff-form";

/** Few facilities for many editors, so that some meet. */
const STAGES = ["PKF6FWFKE", "PKF5WF1J0", "PKF00X0A0", "PKF044XZ8"];
const SOURCE = "SCOMIRPUR-20241112";

/** What an editor wants of a form. */
type Intent = "draft" | "submit" | "publish";

/** One form that somebody sent: the number in it that no other has, what they were told, and whether they sent it again. */
export type Edit = { mark: number; intent: Intent; told: Sent["came"]; again: boolean };

type Bench = {
  /** Where the registry is now. */
  url: () => string;
  cookie: string;
  /** Which one of the editors this is, from 0. */
  number: number;
  random: Random;
  stages?: readonly string[];
  /** Answers when the registry is up. */
  waitUntilUp: () => Promise<unknown>;
  isOver: () => boolean;
  onTaken?: () => void;
};

async function openForm(address: string, cookie: string): Promise<FormData | null> {
  const response = await fetch(address, { headers: { cookie }, signal: AbortSignal.timeout(20_000) }).catch(() => null);
  const html = response?.ok ? await response.text().catch(() => "") : "";
  return html.includes('name="record_kind"') ? readHtmlForm(html, 'name="record_kind"') : null;
}

/**
 * Edits until it is over, one form after the other, and notes what each came to. A form that nobody knows the end of is
 * sent again as it was, once, as a person would press the button again.
 */
export async function runEditor({
  url,
  cookie,
  number,
  random,
  stages = STAGES,
  waitUntilUp,
  isOver,
  onTaken,
}: Bench): Promise<Edit[]> {
  const edits: Edit[] = [];
  for (let turn = 1; !isOver(); turn += 1) {
    const path = `/staff/records/facility/${random.pick(stages)}`;
    const form = await openForm(url() + path, cookie);
    if (form === null) {
      await pause(100);
      continue;
    }
    const mark = (number + 1) * 100_000 + turn;
    const intent = random.pick<Intent>(["draft", "submit", "publish", "publish"]);
    form.set("seats", String(mark));
    form.set("rests_on", SOURCE);
    form.set("nature", "correction");
    form.set("reason", `Counted in a drill, ${mark}`);
    form.set("intent", intent);
    let sent = await sendForm(url() + path, cookie, form);
    const again = sent.came === "unknown" && random.chance(0.3);
    if (again) {
      await waitUntilUp();
      const second = await sendForm(url() + path, cookie, form);
      // Refused the second time, the first may still have been taken.
      if (second.came === "taken") sent = second;
    }
    if (sent.came === "taken") onTaken?.();
    edits.push({ mark, intent, told: sent.came, again });
  }
  return edits;
}
