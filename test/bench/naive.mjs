// What one writes first: plain objects, filtered and sorted anew for every question. Without rules, cursors or an audit log.
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export class NaiveBin {
  #contacts;

  constructor(contacts) {
    this.#contacts = contacts.map((contact) => ({ ...contact }));
  }

  list({ search = '', by = 'deletedAt', direction = -1, pageSize = 50 } = {}) {
    const words = fold(search);
    const found = this.#contacts.filter(
      ({ name, email, phone }) => !words || [name, email, phone].some((text) => fold(text).includes(words)),
    );
    found.sort((a, b) => (a[by] < b[by] ? -direction : a[by] > b[by] ? direction : 0));
    return found.slice(0, pageSize).map((contact) => ({ ...contact }));
  }

  restore(ids) {
    const leaving = new Set(ids);
    this.#contacts = this.#contacts.filter(({ id }) => !leaving.has(id));
  }

  restoreSource(source) {
    this.#contacts = this.#contacts.filter((contact) => contact.source !== source);
  }
}
