// What a spreadsheet takes for the start of a formula or a command, the full-width forms included.
const FORMULA_START = /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/;

function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const inert = typeof value === 'string' && FORMULA_START.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}

/**
 * A table as CSV after RFC 4180, every cell quoted. Cells that a spreadsheet would run as a formula get an apostrophe in
 * front (OWASP ASVS 1.2.10). Begins with a byte order mark, without which Excel misreads UTF-8.
 */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
