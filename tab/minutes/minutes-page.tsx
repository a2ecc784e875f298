/** The minutes of one meeting. */
export function MinutesPage({ meeting: _meeting }: { meeting: string }) {
  return null;
}
