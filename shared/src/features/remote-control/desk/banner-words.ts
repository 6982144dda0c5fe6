/** The words of the banner in both languages; each app adds them to its own. */

const en = {
  view: '{{names}} sees your screen',
  viewMany: '{{names}} see your screen',
  control: '{{names}} controls your screen',
  controlMany: '{{names}} control your screen',
  window: '{{names}} sees your window',
  windowMany: '{{names}} see your window',
  sound: '{{names}} hears your computer’s sound',
  soundMany: '{{names}} hear your computer’s sound',
  onlookers: 'Also seen by: {{names}}',
  joined: '{{name}} is in the session now',
  joinedFrom: '{{name}} from {{organisation}} is in the session now',
  hosts: '{{name}} leads the session now and has to ask you anew',
  hostsFrom: '{{name}} from {{organisation}} leads the session now and has to ask you anew',
  pretended: 'Somebody pretended to be {{name}} and was refused',
  seen: 'OK',
  paused: 'Paused: the picture stands still.',
  pause: 'Pause',
  resume: 'Go on',
  stop: 'Stop',
  chat: 'Chat',
  unread: 'Chat ({{count}})',
  keys: 'Stop at any time: {{keys}}',
} as const

export type BannerWords = { readonly [Key in keyof typeof en]: string }

const zhCN: BannerWords = {
  view: '{{names}}正在查看您的屏幕',
  viewMany: '{{names}}正在查看您的屏幕',
  control: '{{names}}正在控制您的屏幕',
  controlMany: '{{names}}正在控制您的屏幕',
  window: '{{names}}正在查看您的窗口',
  windowMany: '{{names}}正在查看您的窗口',
  sound: '{{names}}正在收听您电脑的声音',
  soundMany: '{{names}}正在收听您电脑的声音',
  onlookers: '其他可见者：{{names}}',
  joined: '{{name}}已加入会话',
  joinedFrom: '{{organisation}}的{{name}}已加入会话',
  hosts: '现由{{name}}主持会话，需要重新向您请求',
  hostsFrom: '现由{{organisation}}的{{name}}主持会话，需要重新向您请求',
  pretended: '有人冒充{{name}}，已被拒绝',
  seen: '知道了',
  paused: '已暂停：画面静止。',
  pause: '暂停',
  resume: '继续',
  stop: '停止',
  chat: '聊天',
  unread: '聊天（{{count}}）',
  keys: '随时停止：{{keys}}',
}

export const bannerWords = { en, 'zh-CN': zhCN } as const
