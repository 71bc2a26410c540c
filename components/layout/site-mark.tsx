/** The registry's mark: a sheet of an atlas with one site on it. */
export function SiteMark() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className="shrink-0 text-accent">
      <g fill="none" stroke="currentColor" strokeWidth="1.5">
        <path d="M2 2H22V22H2Z" />
        <path
          d="M2 9Q12 13 22 9M2 16.5Q12 20.500 22 16.500M8.500 2Q7 12 8.500 22M15.500 2Q17 12 15.500 22"
          strokeWidth="1"
          opacity="0.6"
        />
      </g>
      <path d="M12.500 6.500H18V12H12.500Z" fill="currentColor" />
    </svg>
  );
}
