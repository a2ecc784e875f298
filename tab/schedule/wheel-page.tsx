/** The year wheel. */
export function WheelPage() {
  return null;
}
