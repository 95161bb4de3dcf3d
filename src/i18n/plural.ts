/** The forms of a phrase by plural category. `#` stands for the number; `other` is what is used where a form is missing. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * Makes a function that puts a number into the right form of a phrase of one language. Its formatters are made at the first
 * use, not before.
 */
export function counter(lang: string): (n: number, forms: PluralForms) => string {
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  return (n, forms) => {
    rules ??= new Intl.PluralRules(lang);
    numbers ??= new Intl.NumberFormat(lang);
    return (forms[rules.select(n)] ?? forms.other).replace('#', numbers.format(n));
  };
}
