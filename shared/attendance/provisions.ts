/**
 * The provisions by which somebody steps out of a case as disqualified, as they are written in minutes. Which one, and never why.
 * Source: forvaltningsloven (10 February 1967) § 6; kommuneloven (22 June 2018 no. 83) § 11-10 for the elected, § 13-3 for employees.
 */
export const provisions = [
  'forvaltningsloven § 6 første ledd bokstav a',
  'forvaltningsloven § 6 første ledd bokstav b',
  'forvaltningsloven § 6 første ledd bokstav c',
  'forvaltningsloven § 6 første ledd bokstav d',
  'forvaltningsloven § 6 første ledd bokstav e',
  'forvaltningsloven § 6 andre ledd',
  'forvaltningsloven § 6 tredje ledd',
  'kommuneloven § 11-10',
  'kommuneloven § 13-3',
] as const;
export type Provision = (typeof provisions)[number];
