/** One thing that the doctor has looked at: right, worth a look, or wrong; in English, with what to do. */
export interface Finding {
  readonly mark: '✓' | '!' | '✗';
  readonly says: string;
}

/** As it should be. */
export const right = (says: string): Finding => ({ mark: '✓', says });
/** Worth a look: it may be meant so. */
export const doubtful = (says: string): Finding => ({ mark: '!', says });
/** To be mended before Veven can do its work. */
export const wrong = (says: string): Finding => ({ mark: '✗', says });

/** As the terminal shows it: always one line. */
export const lineOf = ({ mark, says }: Finding): string => `${mark} ${says.replace(/\s+/g, ' ').trim()}`;

/** What was found out, or that it could not be, and why. */
export async function attempt(what: string, find: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await find();
  } catch (error) {
    return [wrong(`${what}: ${error instanceof Error ? error.message : String(error)}`)];
  }
}

/** Some of many, as they are said in one line. */
export function some(names: readonly string[], most = 5): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(', ')} and ${rest} more` : names.join(', ');
}
