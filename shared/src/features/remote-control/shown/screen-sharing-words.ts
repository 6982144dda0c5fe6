/** The words of looking at somebody's screen in both languages; each app adds them to its own. */

const en = {
  desktopOf: '{{name}} shows their screen',
  applicationOf: '{{name}} shows a window',
  several: 'More than one screen is shown to you',
  behind: '{{name}} shows you something. You see it when you stop viewing here.',
  picture: 'Screen of {{name}}',
  enlarge: 'Enlarge',
  smaller: 'Make smaller',
  first: 'The picture is on its way …',
  mayControl: '{{name}} lets you use mouse and keyboard there.',
  useIt: 'Use it',
  letGo: 'Let go of mouse and keyboard',
  keyboard: 'Keyboard for the screen of {{name}}. Ctrl+Alt+Shift+Esc gives it back.',
  leaveHint: 'Ctrl+Alt+Shift+Esc gives your keyboard back',
  'by-person': '{{name}} has paused the picture.',
  'too-busy': 'The picture waits: the computer it comes from has too much to do.',
} as const

export type ScreenSharingWords = { readonly [Key in keyof typeof en]: string }

const zhCN: ScreenSharingWords = {
  desktopOf: '{{name}}正在展示其屏幕',
  applicationOf: '{{name}}正在展示一个窗口',
  several: '有多人正在向您展示屏幕',
  behind: '{{name}}正在向您展示内容。停止在此查看后即可看到。',
  picture: '{{name}}的屏幕',
  enlarge: '放大',
  smaller: '缩小',
  first: '画面即将出现…',
  mayControl: '{{name}}允许您使用其鼠标和键盘。',
  useIt: '开始使用',
  letGo: '放开鼠标和键盘',
  keyboard: '用于{{name}}屏幕的键盘。按 Ctrl+Alt+Shift+Esc 收回键盘。',
  leaveHint: 'Ctrl+Alt+Shift+Esc 收回您的键盘',
  'by-person': '{{name}}已暂停画面。',
  'too-busy': '画面暂停：对方的计算机负载过高。',
}

export const screenSharingWords = { en, 'zh-CN': zhCN } as const
