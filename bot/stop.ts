/** Why Veven could not start, in one sentence for the person at the terminal. */
export function reasonToStop(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port, path } = error as Error & { code?: string; port?: number; path?: string };
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop what uses it, or choose another with PORT or GRAPH_PORT.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST')
    return `${path ?? 'The data folder'} cannot be written (${code}). Choose another folder with DATA_DIR.`;
  return error.message;
}
