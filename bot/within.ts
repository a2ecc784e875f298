/** Resolves with the work, or after so many milliseconds of this machine's when it takes too long; then it goes on by itself. */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What the work gives, or nothing when it takes longer than so many milliseconds of this machine's; then it goes on by itself. */
export async function inTime<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let result: T | undefined;
  await within(
    milliseconds,
    work.then((value) => {
      result = value;
    }),
  );
  return result;
}
