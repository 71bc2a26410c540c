/** Slanting lines in the colour of the text: what is not solid can be told apart without colour. `id` is unique on the page. */
export function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0V5" stroke="currentColor" strokeWidth="2.4" />
    </pattern>
  );
}
