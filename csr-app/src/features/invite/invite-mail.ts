/** The text of an invitation by e-mail, in the customer's language, which may differ from the CSR's. */
import type { Language } from '@deskside/shared/ui/language.ts'

export interface InviteMail {
  readonly csrName: string
  readonly organisation: string
  readonly code: string
  readonly link: string
}

const TEXT: Readonly<Record<Language, (mail: InviteMail) => { subject: string; body: string }>> = {
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
    subject: `${organisation}的远程支持`,
    body: [
      '您好：',
      '',
      `${organisation}的${csrName}希望通过远程支持帮助您。请打开以下链接并按照三个步骤操作：`,
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

/** A `mailto:` address (RFC 6068) for the CSR's own mail program. */
export function inviteMailAddress(language: Language, mail: InviteMail): string {
  const { subject, body } = TEXT[language](mail)
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}
