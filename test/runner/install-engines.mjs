// Sees that Firefox and WebKit are there. On Debian, as root, it installs what is missing; elsewhere it says what to install.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findFirefox, findWebKit } from './browsers.mjs';

const missing = [
  ...(findFirefox() ? [] : ['firefox-esr']),
  ...(findWebKit() ? [] : ['webkit2gtk-driver', 'xvfb', '9wm']),
];

function apt(...args) {
  execFileSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

if (missing.length > 0) {
  const command = `apt-get install ${missing.join(' ')}`;
  const canInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (canInstall) {
    console.log(command);
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...missing);
  } else {
    console.error(`Not all engines are installed. On Debian: sudo ${command}`);
    process.exitCode = 1;
  }
}
