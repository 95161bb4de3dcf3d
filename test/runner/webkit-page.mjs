// What the commands of Web Test Runner use of a Playwright page, over plain W3C WebDriver.

const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  Meta: '\uE03D',
};
const BUTTONS = { left: 0, middle: 1, right: 2 };

const down = (key) => ({ type: 'keyDown', value: KEYS[key] ?? key });
const up = (key) => ({ type: 'keyUp', value: KEYS[key] ?? key });

function keyboard(perform) {
  const keys = (actions) => perform({ type: 'key', id: 'keyboard', actions });
  return {
    down: (key) => keys([down(key)]),
    up: (key) => keys([up(key)]),
    press: (combination) => {
      const all = combination === '+' ? ['+'] : combination.split('+');
      return keys([...all.map(down), ...all.toReversed().map(up)]);
    },
    type: (text) => keys([...text].flatMap((character) => [down(character), up(character)])),
  };
}

function mouse(perform) {
  const act = (...actions) =>
    perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  const move = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });
  const button = (type, name = 'left') => ({ type, button: BUTTONS[name] });
  return {
    move: (x, y) => act(move(x, y)),
    down: ({ button: name } = {}) => act(button('pointerDown', name)),
    up: ({ button: name } = {}) => act(button('pointerUp', name)),
    click: (x, y, { button: name } = {}) =>
      act(move(x, y), button('pointerDown', name), button('pointerUp', name)),
  };
}

/** Resizes the window until the page inside has the size. WebKitGTK keeps it at least 447 px wide. */
async function setViewportSize(call, { width, height }) {
  for (let tries = 0; tries < 3; tries++) {
    const body = { script: 'return [innerWidth, innerHeight]', args: [] };
    const [innerWidth, innerHeight] = await call('POST', '/execute/sync', body);
    if (innerWidth === width && innerHeight === height) return;
    const { width: outerWidth, height: outerHeight } = await call('GET', '/window/rect');
    await call('POST', '/window/rect', {
      width: outerWidth + width - innerWidth,
      height: outerHeight + height - innerHeight,
    });
  }
}

/** @param call `(method, path, body)` in the WebDriver session, answers with the value. */
export function webkitPage(call) {
  const perform = (source) => call('POST', '/actions', { actions: [source] });
  return {
    keyboard: keyboard(perform),
    mouse: mouse(perform),
    setViewportSize: (size) => setViewportSize(call, size),
  };
}
