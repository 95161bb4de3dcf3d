// Sees that Firefox and WebKit are there. On Debian, as root, it installs what is missing. Where they still are, it says what to
// install and ends with 1.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findFirefox, findWebKit } from './browsers.mjs';

const missingPackages = () => [
  ...(findFirefox() ? [] : ['firefox-esr']),
  ...(findWebKit() ? [] : ['webkit2gtk-driver', 'xvfb', '9wm']),
];

// Without a network it is to give up soon.
const PATIENCE = [
  '-o',
  'DPkg::Lock::Timeout=300',
  '-o',
  'Acquire::Retries=1',
  '-o',
  'Acquire::http::Timeout=30',
];

function apt(...args) {
  execFileSync('apt-get', ['-qq', ...PATIENCE, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function install(packages) {
  console.log(`apt-get install ${packages.join(' ')}`);
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...packages);
  } catch (error) {
    // apt-get has said why.
    console.error(error.message);
  }
}

const canInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
if (canInstall && missingPackages().length > 0) install(missingPackages());

const missing = missingPackages();
if (missing.length > 0) {
  console.error(`Not all engines are installed. On Debian: sudo apt-get install ${missing.join(' ')}`);
  process.exitCode = 1;
}
