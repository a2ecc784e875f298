/**
 * The legal bases on which a case or an attachment may be exempt, as they are written after a case number. Source: offentleglova chapter 3
 * and forvaltningsloven § 13.
 */
export const provisions = {
  secrecyPerson: 'offl. § 13 første ledd, jf. fvl. § 13 første ledd nr. 1',
  secrecyBusiness: 'offl. § 13 første ledd, jf. fvl. § 13 første ledd nr. 2',
  internal: 'offl. § 14 første ledd',
  fromOthers: 'offl. § 15 første ledd',
  advice: 'offl. § 15 andre ledd',
  courtCase: 'offl. § 18',
  budget: 'offl. § 22',
  negotiation: 'offl. § 23 første ledd',
  tender: 'offl. § 23 tredje ledd',
  inspection: 'offl. § 24 første ledd',
  offence: 'offl. § 24 andre ledd',
  appointment: 'offl. § 25 første ledd',
} as const;
export type Provision = keyof typeof provisions;
