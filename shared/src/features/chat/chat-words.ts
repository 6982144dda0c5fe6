/** The words of the chat panel in both languages; each app adds them to its own. */

const en = {
  title: 'Chat',
  placeholder: 'Write a message',
  send: 'Send',
  sendTo: 'Send to',
  everyone: 'Everyone',
  allCsrs: 'All support representatives',
  you: 'You',
  private: 'private',
  toPerson: 'to {{name}}, private',
  toCsrs: 'to support representatives',
  sending: 'Sending',
  partly: 'Not everyone has it yet',
  delivered: 'Delivered',
  failed: 'Not delivered',
  empty: 'No messages yet. What is written here is seen by the people in this session.',
  nobody: 'Nobody else is here yet. You can write as soon as somebody has joined.',
  tooLong: 'This message is too long: {{count}} of {{most}} characters.',
  openLink: 'Open this address?',
  openLinkBody: 'It was sent by {{name}}. Open it only if you trust it.',
  open: 'Open in browser',
  cancel: 'Cancel',
  newLine: 'New message from {{name}}: {{text}}',
} as const

export type ChatWords = { readonly [Key in keyof typeof en]: string }

const zhCN: ChatWords = {
  title: '聊天',
  placeholder: '输入消息',
  send: '发送',
  sendTo: '发送至',
  everyone: '所有人',
  allCsrs: '所有支持代表',
  you: '您',
  private: '私密',
  toPerson: '发给{{name}}，私密',
  toCsrs: '发给支持代表',
  sending: '正在发送',
  partly: '尚未送达所有人',
  delivered: '已送达',
  failed: '未送达',
  empty: '还没有消息。会话中的人可以看到这里的内容。',
  nobody: '还没有其他人加入。有人加入后即可发送消息。',
  tooLong: '消息过长：{{count}} / {{most}} 个字符。',
  openLink: '打开此地址？',
  openLinkBody: '由{{name}}发送。请仅在信任它时打开。',
  open: '在浏览器中打开',
  cancel: '取消',
  newLine: '{{name}}的新消息：{{text}}',
}

export const chatWords = { en, 'zh-CN': zhCN } as const
