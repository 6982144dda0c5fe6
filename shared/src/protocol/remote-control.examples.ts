import type { ExamplesOf } from './examples-of.ts'
import type { remoteControlMessages } from './remote-control.ts'

const requestId = 'request-0001'
const display = {
  displayId: '405',
  label: 'Built-in display',
  width: 2560,
  height: 1600,
  scaleFactor: 2,
  primary: true,
}
const state = {
  type: 'remote-control/state',
  access: 'control',
  expiresInMs: 600_000,
  sound: null,
  display,
  displayCount: 2,
  inputPause: null,
  limits: [],
}
const button = { type: 'input/button', seq: 7, x: 0.5, y: 0.25, button: 'left', down: true }
const key = {
  type: 'input/key',
  seq: 8,
  code: 'KeyE',
  key: '€',
  down: true,
  repeat: false,
  ctrl: false,
  alt: false,
  shift: false,
  meta: false,
  altGraph: true,
}

export const remoteControlExamples: ExamplesOf<keyof typeof remoteControlMessages> = {
  'remote-control/request': {
    valid: [
      { type: 'remote-control/request', requestId, access: 'view' },
      { type: 'remote-control/request', requestId, access: 'control' },
      { type: 'remote-control/request', requestId, access: 'sound' },
    ],
    rejected: [
      {
        why: 'an access nobody can give',
        message: { type: 'remote-control/request', requestId, access: 'root' },
      },
      {
        why: 'a grant smuggled in',
        message: { type: 'remote-control/request', requestId, access: 'view', granted: true },
      },
    ],
  },
  'remote-control/cancel': {
    valid: [{ type: 'remote-control/cancel', requestId }],
    rejected: [{ why: 'which one?', message: { type: 'remote-control/cancel' } }],
  },
  'remote-control/answer': {
    valid: [
      { type: 'remote-control/answer', requestId, outcome: 'granted' },
      { type: 'remote-control/answer', requestId, outcome: 'timed-out' },
    ],
    rejected: [
      { why: 'neither yes nor no', message: { type: 'remote-control/answer', requestId, outcome: 'maybe' } },
    ],
  },
  'remote-control/state': {
    valid: [
      state,
      { ...state, access: null, expiresInMs: null, display: null, limits: ['wayland-no-input'] },
      { ...state, access: null, expiresInMs: null, display: null, sound: { expiresInMs: 600_000 } },
      { ...state, sound: { expiresInMs: null }, limits: ['sound-unavailable'] },
    ],
    rejected: [
      { why: 'a display without pixels', message: { ...state, display: { ...display, width: 0 } } },
      { why: 'time that runs backwards', message: { ...state, expiresInMs: -1 } },
      { why: 'no word about the sound', message: { ...state, sound: undefined } },
      { why: 'sound that only says yes', message: { ...state, sound: true } },
      { why: 'an unknown limit', message: { ...state, limits: ['bad-mood'] } },
    ],
  },
  'remote-control/in-use': {
    valid: [
      { type: 'remote-control/in-use', uses: [] },
      { type: 'remote-control/in-use', uses: [{ participantId: 'person-0001', access: 'control' }] },
    ],
    rejected: [
      {
        why: 'access nobody can have',
        message: { type: 'remote-control/in-use', uses: [{ participantId: 'person-0001', access: 'files' }] },
      },
      {
        why: 'a crowd',
        message: {
          type: 'remote-control/in-use',
          uses: Array.from({ length: 17 }, () => ({ participantId: 'person-0001', access: 'view' })),
        },
      },
    ],
  },
  'remote-control/stop': {
    valid: [{ type: 'remote-control/stop' }],
    rejected: [{ why: 'an unknown field', message: { type: 'remote-control/stop', later: true } }],
  },
  'remote-control/stop-sound': {
    valid: [{ type: 'remote-control/stop-sound' }],
    rejected: [{ why: 'an unknown field', message: { type: 'remote-control/stop-sound', later: true } }],
  },
  'remote-control/screenshot-taken': {
    valid: [{ type: 'remote-control/screenshot-taken' }],
    rejected: [
      {
        why: 'another name for who did it',
        message: { type: 'remote-control/screenshot-taken', name: 'Somebody else' },
      },
    ],
  },
  'remote-control/quality': {
    valid: [{ type: 'remote-control/quality', preference: 'sharp', maxFramesPerSecond: 30, maxKbps: null }],
    rejected: [
      {
        why: 'no frames',
        message: { type: 'remote-control/quality', preference: 'auto', maxFramesPerSecond: 0, maxKbps: null },
      },
      {
        why: 'too narrow',
        message: { type: 'remote-control/quality', preference: 'auto', maxFramesPerSecond: 30, maxKbps: 1 },
      },
    ],
  },
  'input/move': {
    valid: [{ type: 'input/move', seq: 1, x: 0, y: 1 }],
    rejected: [
      { why: 'left of the screen', message: { type: 'input/move', seq: 1, x: -0.01, y: 0 } },
      { why: 'not a number', message: { type: 'input/move', seq: 1, x: null, y: 0 } },
      { why: 'a part of a count', message: { type: 'input/move', seq: 1.5, x: 0, y: 0 } },
    ],
  },
  'input/button': {
    valid: [button, { ...button, down: false, button: 'forward' }],
    rejected: [
      { why: 'a button no mouse has', message: { ...button, button: 'sixth' } },
      { why: 'neither down nor up', message: { ...button, down: undefined } },
    ],
  },
  'input/wheel': {
    valid: [{ type: 'input/wheel', seq: 2, x: 0.1, y: 0.1, dx: 0, dy: -0.25 }],
    rejected: [
      { why: 'a storm', message: { type: 'input/wheel', seq: 2, x: 0.1, y: 0.1, dx: 0, dy: 10_000 } },
    ],
  },
  'input/key': {
    valid: [key, { ...key, code: '', key: 'Unidentified' }],
    rejected: [
      { why: 'a sentence for a key', message: { ...key, key: 'x'.repeat(33) } },
      {
        why: 'no modifiers',
        message: { type: 'input/key', seq: 8, code: 'KeyE', key: 'e', down: true, repeat: false },
      },
    ],
  },
  'input/text': {
    valid: [{ type: 'input/text', seq: 3, text: '中文，é€' }],
    rejected: [
      { why: 'no text', message: { type: 'input/text', seq: 3, text: '' } },
      { why: 'a book', message: { type: 'input/text', seq: 3, text: 'x'.repeat(1001) } },
    ],
  },
  'input/special-keys': {
    valid: [{ type: 'input/special-keys', seq: 4, keys: 'ctrl-alt-del' }],
    rejected: [
      {
        why: 'a combination nobody reviewed',
        message: { type: 'input/special-keys', seq: 4, keys: 'alt-sysrq-b' },
      },
    ],
  },
  'input/release-all': {
    valid: [{ type: 'input/release-all', seq: 5 }],
    rejected: [{ why: 'no place in the order', message: { type: 'input/release-all' } }],
  },
  'input/heartbeat': {
    valid: [{ type: 'input/heartbeat', seq: 6 }],
    rejected: [{ why: 'before the first', message: { type: 'input/heartbeat', seq: -1 } }],
  },
}
