/** What a contradiction is about: the records whose pages show it. */
type Concerned = {
  bodies?: readonly string[];
  programmes?: readonly string[];
  claims?: readonly string[];
  facilities?: readonly string[];
};

/**
 * Contradictions that no rule finds, because they lie in names, or in what sources say in words (registry-data/README.md,
 * 'Show, do not hide'). Said in words by the messages under `contradictions.known`.
 */
export const KNOWN_CONTRADICTIONS = [
  { code: "two_networks", programmes: ["IGNITE-NIC", "PITB-NEP"] },
  { code: "before_after", facilities: ["PKFSEZBS7", "PKFPETEAR", "PKFGGDVDP", "PKFAMSW5B", "PKF3DY9YH"] },
  {
    code: "newer_districts",
    facilities: ["PKF8HQF26", "PKFBKMAVR", "PKF90KB3C", "PKFS2175P", "PKF2MVH2T"],
  },
  { code: "graduates", claims: ["CL-122", "CL-123"] },
  { code: "karachi_park", claims: ["CL-100"], facilities: ["PKF4A4VD0"] },
  { code: "sco_parent", bodies: ["SCO"] },
  { code: "punjab_labs", claims: ["CL-252", "CL-253"] },
  { code: "islamabad_labs", claims: ["CL-230", "CL-231", "CL-232", "CL-233"] },
  { code: "college_parks", programmes: ["MOFEPT-STP"], claims: ["CL-243"] },
  { code: "name_stp", programmes: ["PSEB-STP", "SCO-STP-FLH", "MOFEPT-STP"] },
  { code: "name_erozgaar", programmes: ["PITB-EROZGAAR", "MOITT-EROZGAAR", "MOFEPT-STP"] },
  { code: "name_sco", bodies: ["SCO"] },
  { code: "name_paf", bodies: ["PAF", "PAFIAST"] },
  { code: "name_goharabad", facilities: ["PKFN96ERP"] },
] as const satisfies readonly ({ code: string } & Concerned)[];

export type KnownCode = (typeof KNOWN_CONTRADICTIONS)[number]["code"];
export type KnownContradiction = { code: KnownCode } & Required<Concerned>;

const NOTHING: Required<Concerned> = { bodies: [], programmes: [], claims: [], facilities: [] };

/** All of them, as records name them. */
export const knownContradictions = (): KnownContradiction[] =>
  KNOWN_CONTRADICTIONS.map((known) => ({ ...NOTHING, ...known }));

/** Those that concern one record. */
export const knownAbout = (kind: keyof Concerned, code: string): KnownContradiction[] =>
  knownContradictions().filter((known) => known[kind].includes(code));
