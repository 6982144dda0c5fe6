/** The whole invite, handed to a program of the CSR's own, in the customer's language, which may differ from the CSR's. */
import type { Language } from '@deskside/shared/ui/language.ts'

/** Programs the CSR may have. Each asks there to whom it goes. */
export const CHANNELS = ['mailProgram', 'sms', 'whatsapp'] as const
export type Channel = (typeof CHANNELS)[number]

export interface Invitation {
  readonly csrName: string
  readonly organisation: string
  readonly code: string
  readonly link: string
}

export interface HandOff {
  /** What is opened. */
  readonly address: string
  /** What the message says, for where nothing opens. */
  readonly text: string
}

const MAIL: Readonly<Record<Language, (mail: Invitation) => { subject: string; body: string }>> = {
  en: ({ csrName, organisation, code, link }) => ({
    subject: `Remote support from ${organisation}`,
    body: [
      'Hello,',
      '',
      `${csrName} of ${organisation} would like to help you by remote support. Open this link and follow the three steps:`,
      '',
      link,
      '',
      `Or start the helper and type this code: ${code}`,
      '',
      'Nothing is shared before you agree, and you can stop at any time.',
      'If you did not ask for help, please ignore this message.',
    ].join('\r\n'),
  }),
  'zh-CN': ({ csrName, organisation, code, link }) => ({
    subject: `来自 ${organisation} 的远程支持`,
    body: [
      '您好：',
      '',
      `${organisation} 的 ${csrName} 希望通过远程支持帮助您。请打开以下链接并按照三个步骤操作：`,
      '',
      link,
      '',
      `或者启动助手并输入代码：${code}`,
      '',
      '在您同意之前不会共享任何内容，您可以随时停止。',
      '如果您没有请求帮助，请忽略此邮件。',
    ].join('\r\n'),
  }),
}

/** It arrives on a phone, so it says how to get to the computer. */
const SHORT: Readonly<Record<Language, (message: Invitation & { host: string }) => string>> = {
  en: ({ csrName, organisation, code, link, host }) =>
    `${csrName} (${organisation}) would like to help you. On the computer that needs help, open ${host} and type ${code}, or open ${link}`,
  'zh-CN': ({ csrName, organisation, code, link, host }) =>
    `${organisation} 的 ${csrName} 希望帮助您。请在需要帮助的电脑上打开 ${host} 并输入 ${code}，或打开 ${link}`,
}

export function handOff(channel: Channel, language: Language, invitation: Invitation): HandOff {
  if (channel === 'mailProgram') {
    const { subject, body } = MAIL[language](invitation)
    // RFC 6068.
    const address = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
    return { address, text: body }
  }
  const text = SHORT[language]({ ...invitation, host: new URL(invitation.link).host })
  const start = channel === 'sms' ? 'sms:?body=' : 'https://wa.me/?text='
  return { address: `${start}${encodeStrictly(text)}`, text }
}

/** Also what encodeURIComponent leaves alone: a shell on the way would read it as its own. */
function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
