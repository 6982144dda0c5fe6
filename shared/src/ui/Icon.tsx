/** Line drawings for buttons, 24 units a side, in the colour of the text. Always beside or inside something that has a name. */

const PATHS = {
  alert: 'M12 3.5 2.8 19.5h18.4L12 3.5zM12 10v4.5M12 17.2v.1',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4',
  'bell-off': 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4M3.5 3.5l17 17',
  'camera-off': 'M6.5 6.5h8v8M14.5 10.5l6-3.2v9.4l-4-2.1M12.5 17.5h-9v-11M4 4l16 16',
  call: 'M6.2 3.8h3l1.6 4.2-2.2 1.5a11.4 11.4 0 0 0 5.9 5.9l1.5-2.2 4.2 1.6v3a2 2 0 0 1-2.1 2A16 16 0 0 1 4.2 5.9a2 2 0 0 1 2-2.1z',
  camera: 'M3.5 6.5h11v11h-11zM14.5 10.5l6-3.2v9.4l-6-3.2',
  chat: 'M4 5h16v11H9.5L5.5 19.5V16H4z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  chevron: 'M7 10l5 5 5-5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17zM12 7.5V12l3 2',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  copy: 'M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9',
  download: 'M12 4v11M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15',
  expand: 'M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 1 0 0-5.6z',
  gear: 'M12 8.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 1 0 0-6.8zM12 2.8v3M12 18.2v3M5.5 5.5l2.1 2.1M16.4 16.4l2.1 2.1M2.8 12h3M18.2 12h3M5.5 18.5l2.1-2.1M16.4 7.6l2.1-2.1',
  'hang-up': 'M3.5 15.5c5-4.6 12-4.6 17 0l-2.3 2.6-3.6-1.5v-2.6a12 12 0 0 0-5.2 0v2.6l-3.6 1.5z',
  home: 'M3.5 11.5 12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-6h4v6',
  invite:
    'M9.5 4.5a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 1 0 0-7.6zM2.8 19.5c.6-3.4 3.3-5.2 6.7-5.2 1.6 0 3 .4 4.1 1.1M18 13v7M14.5 16.5h7',
  keyboard: 'M3 6.5h18v11H3zM6.5 10h.1M10 10h.1M13.5 10h.1M17 10h.1M6.5 14h.1M17 14h.1M9.5 14h5',
  link: 'M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1',
  lock: 'M6 10.5h12v9.5H6zM8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3',
  mail: 'M3.5 5.5h17v13h-17zM3.5 6.5l8.5 6.5 8.5-6.5',
  microphone:
    'M12 3.5a2.8 2.8 0 0 1 2.8 2.8v5a2.8 2.8 0 0 1-5.6 0v-5A2.8 2.8 0 0 1 12 3.5zM6 11a6 6 0 0 0 12 0M12 17v3.5M9 20.5h6',
  more: 'M5.5 12h.1M12 12h.1M18.5 12h.1',
  muted:
    'M9.2 9.2v2.1a2.8 2.8 0 0 0 4.6 2.1M14.8 11V6.3a2.8 2.8 0 0 0-5.3-1.2M6 11a6 6 0 0 0 9.6 4.8M18 11a6 6 0 0 1-.5 2.4M12 17v3.5M9 20.5h6M4 4l16 16',
  notes: 'M5 3.5h10l4 4v13H5zM14.5 3.5v4.5H19M8.5 12h7M8.5 16h5',
  pause: 'M8 5.5h2.5v13H8zM13.5 5.5H16v13h-2.5z',
  people:
    'M9 4.5a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 1 0 0-7.2zM2.5 19.5c.5-3.4 3.1-5.2 6.5-5.2s6 1.8 6.5 5.2M15.5 4.8a3.6 3.6 0 0 1 0 6.6M17.5 14.8c2.2.7 3.6 2.3 4 4.7',
  phone:
    'M6.5 3.5h3l1.8 4.6-2.2 1.7a12 12 0 0 0 5.1 5.1l1.7-2.2 4.6 1.8v3a2 2 0 0 1-2.2 2C11.3 18.9 5.1 12.7 4.5 5.7a2 2 0 0 1 2-2.2z',
  picture: 'M3.5 5h17v14h-17zM3.5 16l5-5 4 4 3-2.5 5 4M15.5 8.5h.1',
  play: 'M8 5l11 7-11 7z',
  pointer: 'M5.5 3.5l13 7.5-5.8 1.6-2.7 5.9z',
  power: 'M12 3.5v8.5M7 6.3a8 8 0 1 0 10 0',
  screen: 'M3 4.5h18v12H3zM9 20h6M12 16.5V20',
  screenshot:
    'M4 8.5V4h4.5M15.5 4H20v4.5M20 15.5V20h-4.5M8.5 20H4v-4.5M12 8.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 1 0 0-6.4z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13zM15.3 15.3l5 5',
  shield: 'M12 3l7.5 2.8v5.7c0 4.6-3.1 8-7.5 9.5-4.4-1.5-7.5-4.9-7.5-9.5V5.8zM8.7 12l2.4 2.4 4.3-4.6',
  signal: 'M4.5 19v-3M9.5 19v-6.5M14.5 19V9M19.5 19V5',
  sound: 'M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
  'sound-off': 'M4 9.5h3.5L12 5.5v13l-4.5-4H4zM16 9.5l5 5M21 9.5l-5 5',
  stop: 'M6 6h12v12H6z',
  up: 'M7 14l5-5 5 5',
  replies: 'M4 4.5h16v10H9.5L5.5 18v-3.5H4zM8 8h8M8 11h5',
  window: 'M3.5 5h17v14h-17zM3.5 9h17M6.5 7h.1',
  undo: 'M8.5 5 4.5 9l4 4M4.5 9H15a5 5 0 0 1 0 10h-4',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flexShrink: 0 }}
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
