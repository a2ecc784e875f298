import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

/** The app's two icons and how wide Teams wants them: the mark in colour, and its outline in white on nothing. */
export const icons = { color: 192, outline: 32 } as const;
export type Icon = keyof typeof icons;

const beside = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Draws an icon from its SVG. The same drawing gives the same bytes. */
export async function drawIcon(icon: Icon): Promise<Uint8Array> {
  const svg = await readFile(beside(`${icon}.svg`), 'utf8');
  return new Resvg(svg, { fitTo: { mode: 'width', value: icons[icon] } }).render().asPng();
}

/** `node appPackage/icons.ts`: draws both again, after a change to the SVG files. */
if (import.meta.main) {
  for (const icon of Object.keys(icons) as Icon[]) await writeFile(beside(`${icon}.png`), await drawIcon(icon));
}
