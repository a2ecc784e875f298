import type { ArchivePackage } from '../../shared/archive/archive.list.ts';
import type { ArchiveMetadata } from '../../shared/archive/archive.metadata.ts';
import type { List, RowOf } from '../../shared/list.ts';
import { Snapshot, type Table } from '../snapshot/snapshot.ts';
import type { World } from '../world.ts';
import { contentsOf } from './archive.contents.ts';

/** What the page that lists packages needs of one. */
export interface Glance {
  readonly checksum: string;
  readonly edition: ArchiveMetadata['edition'];
}

interface Kept {
  readonly glance: Glance | undefined;
  /** The lists it was made of, as they were then. */
  readonly read: ReadonlyMap<List, unknown>;
}

/** What was worked out, by the package's row: a row that has changed is another one. */
const kept = new WeakMap<ArchivePackage, Kept>();

/** The same as its contents say, worked out anew only when a list it is made of has changed: the page asks for hundreds, again and again. */
export function glanceAt(row: ArchivePackage, world: World): Glance | undefined {
  const known = kept.get(row);
  if (known && [...known.read].every(([list, table]) => world.snapshot.of(list) === table)) return known.glance;
  const reader = new Reader(world.snapshot);
  const contents = contentsOf(row, { ...world, snapshot: reader });
  const glance = contents && { checksum: contents.checksum, edition: contents.said.edition };
  kept.set(row, { glance, read: reader.read });
  return glance;
}

/** A snapshot that notes which lists were asked for. */
class Reader extends Snapshot {
  readonly read = new Map<List, unknown>();
  readonly #from: Snapshot;

  constructor(from: Snapshot) {
    super();
    this.#from = from;
  }

  override of<L extends List>(list: L): Table<RowOf<L>> {
    const table = this.#from.of(list);
    this.read.set(list, table);
    return table;
  }
}
