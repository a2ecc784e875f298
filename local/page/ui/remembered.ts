/** A choice of the reader's: the address decides when it says something, else what was chosen last on this machine. */
export function remembered(name: string): { read(): string | undefined; keep(value: string): void } {
  return {
    read: () => new URLSearchParams(location.search).get(name) ?? storage()?.getItem(`veven.local.${name}`) ?? undefined,
    keep(value) {
      storage()?.setItem(`veven.local.${name}`, value);
      const address = new URL(location.href);
      if (!address.searchParams.has(name)) return;
      address.searchParams.set(name, value);
      history.replaceState(null, '', address);
    },
  };
}

/** A browser may be told to refuse storage. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
