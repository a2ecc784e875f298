export async function tab(): Promise<Record<string, number>> {
  return {};
}
