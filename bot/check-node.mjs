// Runs on any Node: says in one sentence what is wrong before anything else fails in a way nobody understands.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Veven runs on Node 24, which "npm install" brings along, but this is Node ${process.versions.node}: run "npm install" again without --ignore-scripts and --omit=dev, and start with "npm start" or "npm test".`,
  );
  process.exit(1);
}
