const INSTANT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The site's zone: date-only columns hold midnight there. */
const OSLO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'medium' });

/** ISO 8601 as SharePoint writes it: UTC, whole seconds. */
export function isoSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** A moment sent by a client, without its fraction of a second; undefined if it is none. Without a zone it is UTC. */
export function parseInstant(text: string): Date | undefined {
  const match = INSTANT.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = match;
  const local = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // JavaScript turns 30 February into March; SharePoint's calendar begins in 1900.
  if (Number.isNaN(local.getTime()) || local.getUTCDate() !== Number(day) || Number(year) < 1900) return undefined;
  const zoned = zone.toUpperCase() === 'Z' ? 'Z' : zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zoned}`);
}

/** What a date-only column keeps of a date or moment: the midnight in Oslo that begins that day, in UTC. */
export function osloMidnight(text: string): Date | undefined {
  const instant = parseInstant(text);
  if (!instant) return undefined;
  const day = /[T ]/i.test(text.trim()) ? OSLO.format(instant).slice(0, 10) : text.trim();
  const utcMidnight = new Date(`${day}T00:00:00Z`).getTime();
  // Oslo is one hour ahead in winter, two in summer; the clocks change after midnight, so exactly one of the two is that midnight.
  const [winter, summer] = [new Date(utcMidnight - 3_600_000), new Date(utcMidnight - 7_200_000)];
  return OSLO.format(winter) === `${day} 00:00:00` ? winter : summer;
}
