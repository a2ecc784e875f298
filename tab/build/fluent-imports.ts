import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** The packages whose front file only passes on what other files define. */
const fluent = /^(@fluentui\/(?!react-icons)[\w-]+|tabster|keyborg)$/;

/** One mention of `tokens` would keep the table of all of them (31 KB), though each is but the name of a CSS variable. */
const importsTokens = /import\s*\{[^}]*\btokens\b[^}]*\}\s*from\s*["']@fluentui\/(react-theme|tokens)["']/;

interface Module {
  /** Exported name to the name and file it is passed on from. */
  readonly passedOn: ReadonlyMap<string, { readonly name: string; readonly from: string }>;
  /** Files of which everything is passed on. */
  readonly everythingFrom: readonly string[];
  readonly defined: ReadonlySet<string>;
}

/**
 * Rewrites imports from Fluent's front files to the files that define what is imported. Vite 8 assigns such a front file to one chunk
 * as a whole, so that the first load would bring the parts of every route: 225 KB gz instead of 123.
 */
export function fluentImports(): Plugin {
  const modules = new Map<string, Module>();

  function read(file: string): Module {
    const known = modules.get(file);
    if (known) return known;
    const module = parse(readFileSync(file, 'utf8'));
    modules.set(file, module);
    return module;
  }

  /** The file that defines an exported name, and its name there. */
  function find(name: string, file: string): { name: string; file: string } | undefined {
    const { defined, passedOn, everythingFrom } = read(file);
    if (defined.has(name)) return { name, file };
    const next = passedOn.get(name);
    if (next) {
      const target = fileOf(next.from, file);
      return target === undefined ? undefined : (find(next.name, target) ?? { name: next.name, file: target });
    }
    for (const from of everythingFrom) {
      const target = fileOf(from, file);
      const found = target === undefined ? undefined : find(name, target);
      if (found) return found;
    }
    return undefined;
  }

  function rewrite(statement: string, names: string, from: string, importer: string): string {
    const front = fileOf(from, importer);
    if (!front || !fluent.test(from)) return statement;
    const imports = names.split(',').flatMap((part) => {
      const [name, alias = name] = part.trim().split(/\s+as\s+/);
      if (!name) return [];
      const found = find(name, front);
      return [`import { ${found?.name ?? name} as ${alias} } from ${JSON.stringify(found?.file ?? from)};`];
    });
    return imports.join(' ');
  }

  return {
    name: 'fluent-imports',
    enforce: 'post',
    apply: 'build',
    transform(code, id) {
      const importer = id.split('?')[0] ?? id;
      if (!/\.(m?[jt]sx?)$/.test(importer) || !/from\s*["'](@fluentui\/|tabster|keyborg)/.test(code)) return undefined;
      const inlined = importsTokens.test(code) ? code.replace(/(?<![./\w])tokens\.(\w+)/g, '"var(--$1)"') : code;
      const rewritten = inlined.replace(/import\s*\{([^}]*)\}\s*from\s*["']([^"']+)["'];?/g, (statement, names: string, from: string) =>
        rewrite(statement, names, from, importer),
      );
      return rewritten === code ? undefined : { code: rewritten, map: null };
    },
  };
}

function parse(source: string): Module {
  const passedOn = new Map<string, { name: string; from: string }>();
  for (const [, names = '', from = ''] of source.matchAll(/export\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g)) {
    for (const part of names.split(',')) {
      const [name, alias = name] = part.trim().split(/\s+as\s+/);
      if (name && alias) passedOn.set(alias, { name, from });
    }
  }
  const everythingFrom = [...source.matchAll(/export\s*\*\s*from\s*["']([^"']+)["']/g)].flatMap(([, from]) => from ?? []);
  const defined = new Set(
    [...source.matchAll(/export\s+(?:const|let|var|function\*?|class)\s+([\w$]+)/g)].flatMap(([, name]) => name ?? []),
  );
  return { passedOn, everythingFrom, defined };
}

function fileOf(from: string, importer: string): string | undefined {
  if (!from.startsWith('.')) return fluent.test(from) ? frontOf(from, dirname(importer)) : undefined;
  const base = resolve(dirname(importer), from);
  return [base, `${base}.js`, `${base}/index.js`].find((file) => existsSync(file) && statSync(file).isFile());
}

/** The front file of a package that says it has no side effects: only then may it be passed by. */
function frontOf(name: string, folder: string): string | undefined {
  const root = join(folder, 'node_modules', name);
  if (!existsSync(join(root, 'package.json'))) return dirname(folder) === folder ? undefined : frontOf(name, dirname(folder));
  const { sideEffects, module, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    sideEffects?: boolean | string[];
    module?: string;
    exports?: { '.'?: { import?: string | { default?: string } } };
  };
  const entry = exports?.['.']?.import;
  const front = (typeof entry === 'string' ? entry : entry?.default) ?? module;
  return sideEffects === false && front ? join(root, front) : undefined;
}
