/**
 * Saves rows as a file that a spreadsheet opens as it is: semicolons and a mark of the encoding, as Norwegian Excel wants them. What
 * would be read as a formula is made text. Gives the file's name.
 */
export function saveTable(name: string, rows: readonly (readonly string[])[]): string {
  const text = rows.map((row) => row.map(cell).join(';')).join('\r\n');
  const fileName = `${name}.csv`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  link.download = fileName;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href));
  return fileName;
}

const cell = (value: string): string => `"${(/^[=+\-@\t]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
