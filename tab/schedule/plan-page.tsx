/** The year of meetings, planned. */
export function PlanPage() {
  return null;
}
