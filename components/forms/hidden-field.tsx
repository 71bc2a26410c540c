/** Something a form sends along unseen. Whoever sends it can change it: it is checked like all the rest. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}
