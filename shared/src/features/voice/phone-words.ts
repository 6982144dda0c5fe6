/** The words of joining by telephone in both languages; each app adds them to its own. */

const en = {
  title: 'Join by phone',
  join: 'Join phone conference',
  end: 'End phone conference',
  asks: '{{name}} asks you to join by phone: {{numbers}} · PIN {{pin}}',
  asked: 'You asked everyone to join by phone: {{numbers}} · PIN {{pin}}',
  another: 'or another number shown in this window',
  from: 'Where you call from',
  number: 'Call this number',
  pin: 'Then enter this PIN',
  call: 'Call {{number}}, {{label}}',
  copyNumber: 'Copy {{number}}',
  copyPin: 'Copy the PIN',
  copied: 'Copied',
  unprotected:
    'A phone call goes through telephone companies. The end-to-end protection of this session does not cover it.',
  asking: 'Asking the server for a number and a PIN …',
  refused: 'The server gave no phone conference. Please try again in a moment.',
  offline:
    'The server cannot be reached at the moment, so there is no PIN. Please try again when it is back.',
  again: 'Try again',
  dismiss: 'Close',
} as const

export type PhoneWords = { readonly [Key in keyof typeof en]: string }

const zhCN: PhoneWords = {
  title: '通过电话加入',
  join: '加入电话会议',
  end: '结束电话会议',
  asks: '{{name}}请您通过电话加入：{{numbers}} · PIN 码 {{pin}}',
  asked: '您已请所有人通过电话加入：{{numbers}} · PIN 码 {{pin}}',
  another: '或此窗口中显示的其他号码',
  from: '您从何处拨打',
  number: '请拨打此号码',
  pin: '然后输入此 PIN 码',
  call: '拨打 {{number}}，{{label}}',
  copyNumber: '复制 {{number}}',
  copyPin: '复制 PIN 码',
  copied: '已复制',
  unprotected: '电话通话经由电信公司传输，不受此会话端到端加密的保护。',
  asking: '正在向服务器请求号码和 PIN 码…',
  refused: '服务器未能提供电话会议。请稍后重试。',
  offline: '目前无法连接服务器，因此没有 PIN 码。请在恢复连接后重试。',
  again: '重试',
  dismiss: '关闭',
}

export const phoneWords = { en, 'zh-CN': zhCN } as const
