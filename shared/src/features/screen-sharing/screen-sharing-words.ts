/** The words of looking at somebody's screen in both languages; each app adds them to its own. */

const en = {
  desktopOf: '{{name}} shows their screen',
  applicationOf: '{{name}} shows a window',
  picture: 'Screen of {{name}}',
  enlarge: 'Enlarge',
  smaller: 'Make smaller',
  first: 'The picture is on its way …',
  'by-person': '{{name}} has paused the picture.',
  'too-busy': 'The picture waits: the computer it comes from has too much to do.',
} as const

export type ScreenSharingWords = { readonly [Key in keyof typeof en]: string }

const zhCN: ScreenSharingWords = {
  desktopOf: '{{name}}正在展示其屏幕',
  applicationOf: '{{name}}正在展示一个窗口',
  picture: '{{name}}的屏幕',
  enlarge: '放大',
  smaller: '缩小',
  first: '画面即将出现…',
  'by-person': '{{name}}已暂停画面。',
  'too-busy': '画面暂停：对方的计算机负载过高。',
}

export const screenSharingWords = { en, 'zh-CN': zhCN } as const
