// Made-up contacts for the benchmark, the same in every run.
const FIRST =
  'Ana Bob Chloé Dmitri Élodie Farid Grace Hanna Iñaki Jörg Kofi Léa Maria Noah Olga Priya Quinn Rosa'.split(
    ' ',
  );
const LAST =
  'Abad Berg Costa Dvořák Egger Fuchs García Huber Ito Jansen Kowalski López Müller Novák Okoye Peters'.split(
    ' ',
  );

export const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const DAY = 86_400_000;

/** A pseudo-random number below `n`. */
function pick(seed, n) {
  let bits = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) % n;
}

function contact(n) {
  const [first, last, other] = [FIRST, LAST, LAST].map(
    (words, index) => words[pick(n * 3 + index, words.length)],
  );
  const initial = String.fromCharCode(65 + pick(n + 7, 26));
  return {
    id: `contact-${n}`,
    name: n % 10_000 === 7 ? `Needle ${n}` : `${first} ${initial}. ${last} ${other}`,
    email: `${first[0]}.${last[0]}${n}@example.com`.toLowerCase(),
    phone: `+1 555 ${String(n).padStart(7, '0')}`,
    deletedAt: new Date(NOW - pick(n + 1, 50 * DAY)).toISOString(),
    deletedBy: { id: `user-${n % 12}`, name: `User ${n % 12}` },
    source: n % 10 === 0 ? 'manual' : 'api',
    related: { notes: n % 4, tasks: 1 },
  };
}

export const makeContacts = (count) => Array.from({ length: count }, (_, n) => contact(n));
