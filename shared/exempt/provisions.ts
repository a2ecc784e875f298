/**
 * The legal bases on which a case or an attachment may be exempt, as they are written after a case number. Source: offentleglova chapter 3
 * and forvaltningsloven § 13. Not § 22: it is about the state's budgets, and never about a municipality's.
 */
export const provisions = {
  secrecyPerson: 'offl. § 13 første ledd, jf. fvl. § 13 første ledd nr. 1',
  secrecyBusiness: 'offl. § 13 første ledd, jf. fvl. § 13 første ledd nr. 2',
  internal: 'offl. § 14 første ledd',
  fromOthers: 'offl. § 15 første ledd',
  advice: 'offl. § 15 andre ledd',
  courtCase: 'offl. § 18',
  negotiation: 'offl. § 23 første ledd',
  tender: 'offl. § 23 tredje ledd',
  inspection: 'offl. § 24 første ledd',
  offence: 'offl. § 24 andre ledd',
  security: 'offl. § 24 tredje ledd',
  appointment: 'offl. § 25 første ledd',
} as const;
export type Provision = keyof typeof provisions;
