// What must hold of what assistive technology gets of an element. Each check answers what is wrong, one line for each.

/** What can't be seen, and isn't read: a name that has nothing else is none. */
const INVISIBLE = /[\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const CONTROLS = 'button, a[href], select, input, summary, [role=menuitem]';

/** What a control of this project is called: by its label, the label around it, or its own words. */
function nameOf(control: HTMLElement): string {
  const label = control.ariaLabel ?? (control as HTMLInputElement).labels?.[0]?.textContent;
  return (label ?? control.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const isThere = (control: Element): boolean => control.checkVisibility();

/** Controls without a name that can be seen, and those of different rows of one table that are called the same. */
export function wrongNames(root: ParentNode): string[] {
  const rows = new Map<string, Set<Element>>();
  const problems: string[] = [];
  for (const control of root.querySelectorAll<HTMLElement>(CONTROLS)) {
    if (!isThere(control)) continue;
    const name = nameOf(control);
    if (name.replace(INVISIBLE, '') === '') problems.push(`${control.localName} without a name`);
    const row = control.closest('tbody tr');
    if (row) rows.set(name, (rows.get(name) ?? new Set()).add(row));
  }
  for (const [name, { size }] of rows) if (size > 1) problems.push(`"${name}" in ${size} rows`);
  return problems;
}

const roleOf = (element: Element): string => element.getAttribute('role') ?? `no role (${element.localName})`;

function wrongRole(element: Element, wanted: string): string[] {
  const role = roleOf(element);
  return role === wanted ? [] : [`${role} where ${wanted} is to be`];
}

function wrongRow(row: Element, columns: number, isHead: boolean): string[] {
  const cells = [...row.children];
  const width = cells.reduce((sum, cell) => sum + (cell as HTMLTableCellElement).colSpan, 0);
  const headers = cells.filter((cell) => roleOf(cell) === 'rowheader').length;
  // A row that is one cell tells more of the row above.
  const wanted = isHead || cells.length === 1 ? 0 : 1;
  return [
    ...wrongRole(row, 'row'),
    ...cells
      .filter((cell) => roleOf(cell) !== 'rowheader')
      .flatMap((cell) => wrongRole(cell, isHead ? 'columnheader' : 'cell')),
    ...(width === columns ? [] : [`${width} cells in a row of ${columns} columns`]),
    ...(headers === wanted ? [] : [`${headers} headers of a row where ${wanted} is to be`]),
  ];
}

/**
 * Roles of a table that are missing, or others than they are to be: those of each group, row and cell, which a table that looks
 * like cards has to be given, and as many cells in a row as there are columns.
 */
export function wrongTable(table: Element): string[] {
  const columns = table.querySelectorAll('thead th').length;
  const groups = [...table.querySelectorAll(':scope > thead, :scope > tbody')];
  return [
    ...wrongRole(table, 'table'),
    ...(groups.length < 2 ? ['no head or no body'] : []),
    ...groups.flatMap((group) => [
      ...wrongRole(group, 'rowgroup'),
      ...[...group.children].flatMap((row) => wrongRow(row, columns, group.localName === 'thead')),
    ]),
  ];
}

/** Texts people wrote that could turn what is around them: those that aren't isolated, or that hold characters that turn. */
export function turningTexts(root: ParentNode & Node, words: RegExp): string[] {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const problems: string[] = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { data, parentElement: around } = text as Text;
    if (!words.test(data) || !around || !isThere(around)) continue;
    if (!getComputedStyle(around).unicodeBidi.includes('isolate'))
      problems.push(`not isolated in <${around.localName}>: ${data.trim()}`);
  }
  const attributes = [...root.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
  const all = [root.textContent ?? '', ...attributes.map(({ value }) => value)];
  for (const text of all)
    if (/[\u202a-\u202e\u2066-\u2069]/.test(text)) problems.push('a character that turns');
  return problems;
}

/** What has the focus in a root, unless it is lost. */
export function lostFocus(root: ShadowRoot): string[] {
  const active = root.activeElement;
  if (active === null) return ['the focus is lost to the page'];
  return isThere(active) ? [] : [`the focus is on <${active.localName}>, which can't be seen`];
}

/** All that is announced in an element from now on, politely or not. */
export function listenTo(root: ShadowRoot): string[] {
  const heard: string[] = [];
  const hear = (records: MutationRecord[]): void => {
    for (const { target } of records) if (target.textContent) heard.push(target.textContent);
  };
  const observer = new MutationObserver(hear);
  for (const region of root.querySelectorAll('[data-announcer]'))
    observer.observe(region, { childList: true, characterData: true, subtree: true });
  return heard;
}

/** Announcements that are no sentences or titles, say a thing twice in a row, or are more than so many. */
export function wrongWords(heard: readonly string[], most: number): string[] {
  const said = heard.map((text) => text.replace(/\u00a0$/, ''));
  return [
    ...said
      .filter(
        (text) =>
          !/^[\p{Lu}\p{N}“][^]*\s[^]*[\p{L}\p{N}.?!…”)]$/u.test(text) ||
          /[<{]|undefined|null|NaN|\s{2}/.test(text),
      )
      .map((text) => `no sentence: "${text}"`),
    ...said.filter((text, index) => said[index - 1] === text).map((text) => `twice: "${text}"`),
    ...(said.length > most ? [`${said.length} announcements, and ${most} are enough`] : []),
  ];
}
