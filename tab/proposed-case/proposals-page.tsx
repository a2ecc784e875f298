/** What has been proposed, and what is parked. */
export function ProposalsPage() {
  return null;
}
