import { settingFrom, type Settings } from './settings.js';

export interface PanelHandlers {
  set(settings: Partial<Settings>): void;
  forward(ms: number): void;
  reset(): void;
}

/** Listens to the controls of the panel. Each is called as the setting that it sets. */
export function connectPanel(form: HTMLFormElement, on: PanelHandlers): void {
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement)
      on.set(settingFrom(target));
  });
  form.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.dataset['forward']) on.forward(Number(button.dataset['forward']));
    if (button?.dataset['act'] === 'reset') on.reset();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
}

/** Makes the controls say what is set. */
export function showSettings(form: HTMLFormElement, settings: Settings): void {
  for (const [name, value] of Object.entries(settings)) {
    for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)) {
      if (control instanceof HTMLSelectElement) control.value = String(value);
      else if (control.type === 'checkbox') control.checked = value === true;
      else control.checked = control.value === value;
    }
  }
}

/** Takes the look of the page from the settings; colours follow from the style sheet. */
export function showLook({ theme, brand, dir, density }: Settings, elements: Iterable<Element>): void {
  const { documentElement: root } = document;
  root.dataset['theme'] = theme;
  root.dataset['brand'] = brand;
  root.dir = dir;
  for (const element of elements) element.setAttribute('density', density);
}
