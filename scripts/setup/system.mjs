// What the operating system must offer besides Node: libraries for Electron, and for tests displays and programs.
import { spawnSync } from 'node:child_process'
import { giveUp, say } from '../say.mjs'
import { findCommand, hasCommand, hasLibrary, isUbuntu, speaksChinese } from './probes.mjs'

/** @typedef {'apps' | 'virtual displays' | 'browser'} Need */

/**
 * One thing per line: how to see that it is there, and the package that brings it. Where Debian and Ubuntu
 * renamed a package over time, the newest name comes first.
 */
const offers = {
  apps: [
    { there: hasLibrary('libgtk-3.so.0'), apt: ['libgtk-3-0t64', 'libgtk-3-0'], dnf: 'gtk3', pacman: 'gtk3' },
    { there: hasLibrary('libnss3.so'), apt: ['libnss3'], dnf: 'nss', pacman: 'nss' },
    {
      there: hasLibrary('libasound.so.2'),
      apt: ['libasound2t64', 'libasound2'],
      dnf: 'alsa-lib',
      pacman: 'alsa-lib',
    },
    { there: hasLibrary('libgbm.so.1'), apt: ['libgbm1'], dnf: 'mesa-libgbm', pacman: 'mesa' },
    { there: hasLibrary('libXtst.so.6'), apt: ['libxtst6'], dnf: 'libXtst', pacman: 'libxtst' },
    { there: hasLibrary('libXss.so.1'), apt: ['libxss1'], dnf: 'libXScrnSaver', pacman: 'libxss' },
    { there: hasLibrary('libXt.so.6'), apt: ['libxt6t64', 'libxt6'], dnf: 'libXt', pacman: 'libxt' },
    {
      there: speaksChinese,
      apt: ['fonts-noto-cjk'],
      dnf: 'google-noto-sans-cjk-fonts',
      pacman: 'noto-fonts-cjk',
    },
  ],
  'virtual displays': [
    { there: hasCommand('Xvfb'), apt: ['xvfb'], dnf: 'xorg-x11-server-Xvfb', pacman: 'xorg-server-xvfb' },
    { there: hasCommand('openbox'), apt: ['openbox'], dnf: 'openbox', pacman: 'openbox' },
    { there: hasCommand('xdotool'), apt: ['xdotool'], dnf: 'xdotool', pacman: 'xdotool' },
    { there: hasCommand('xclip'), apt: ['xclip'], dnf: 'xclip', pacman: 'xclip' },
    { there: hasCommand('xterm'), apt: ['xterm'], dnf: 'xterm', pacman: 'xterm' },
    { there: hasCommand('xwininfo'), apt: ['x11-utils'], dnf: 'xwininfo', pacman: 'xorg-xwininfo' },
    { there: hasCommand('xev'), apt: ['x11-utils'], dnf: 'xev', pacman: 'xorg-xev' },
    { there: hasCommand('setxkbmap'), apt: ['x11-xkb-utils'], dnf: 'setxkbmap', pacman: 'xorg-setxkbmap' },
    { there: hasCommand('xrandr'), apt: ['x11-xserver-utils'], dnf: 'xrandr', pacman: 'xorg-xrandr' },
    { there: hasCommand('pulseaudio'), apt: ['pulseaudio'], dnf: 'pulseaudio', pacman: 'pulseaudio' },
    { there: hasCommand('paplay'), apt: ['pulseaudio-utils'], dnf: 'pulseaudio-utils', pacman: 'libpulse' },
    { there: hasCommand('ffmpeg'), apt: ['ffmpeg'], dnf: 'ffmpeg-free', pacman: 'ffmpeg' },
  ],
  browser: [
    {
      there: () =>
        isUbuntu() || findCommand('chromium', 'google-chrome', 'google-chrome-stable') !== undefined,
      apt: ['chromium'],
      dnf: 'chromium',
      pacman: 'chromium',
    },
  ],
}

/** Ends the script with the line to run where something is missing and cannot be installed from here. */
export function requireSystem(needs) {
  if (process.platform !== 'linux') return
  const missing = missingFor(needs)
  if (missing.length === 0) return
  if (findCommand('apt-get') && process.getuid() === 0) installWithApt(missing)
  else
    giveUp(`Some system packages are missing. Install them and start again:\n\n  ${installLine(missing)}\n`)
}

function missingFor(needs) {
  return needs.flatMap((need) => offers[need]).filter((offer) => !offer.there())
}

function installWithApt(missing) {
  say('Reading the list of system packages (apt-get update) …')
  apt('update')
  const names = aptNames(missing)
  say(`Installing system packages: ${names.join(' ')} …`)
  apt('install', '--yes', '--no-install-recommends', ...names)
}

function apt(...args) {
  const done = spawnSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (done.status !== 0) giveUp(`apt-get ${args[0]} failed; its message is above.`)
}

function aptNames(missing) {
  const exists = (name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0
  return unique(missing.map(({ apt: names }) => names.find(exists) ?? names.at(-1)))
}

function installLine(missing) {
  if (findCommand('apt-get')) return `sudo apt-get install ${aptNames(missing).join(' ')}`
  if (findCommand('dnf')) return `sudo dnf install ${unique(missing.map(({ dnf }) => dnf)).join(' ')}`
  if (findCommand('pacman')) return `sudo pacman -S ${unique(missing.map(({ pacman }) => pacman)).join(' ')}`
  return `(with your system's package manager) ${unique(missing.map(({ apt: names }) => names.at(-1))).join(' ')}`
}

const unique = (names) => [...new Set(names)]
