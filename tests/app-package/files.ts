import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A file of `appPackage/`, or of the project by `../`. */
export const fileOf = (file: string): Promise<Buffer> => readFile(fileURLToPath(new URL(`../../appPackage/${file}`, import.meta.url)));

export const textOf = async (file: string): Promise<string> => (await fileOf(file)).toString('utf8');

export const jsonOf = async (file: string): Promise<Record<string, unknown>> => JSON.parse(await textOf(file)) as Record<string, unknown>;
