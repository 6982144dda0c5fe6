/** The texts of the site's mails: one file for each language, the subject on its first line. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { placeholdersOf } from '@deskside/shared/kernel/text-template.ts'
import {
  MAIL_PLACES,
  type MailLanguage,
  type MailTemplate,
  mailLanguageSchema,
  mailTemplateSchema,
} from '@deskside/shared/protocol/invite-mail.ts'
import type { MailTemplates } from './mail-settings.ts'

export type TemplateReading =
  | { readonly kind: 'good'; readonly templates: MailTemplates }
  | { readonly kind: 'bad'; readonly problems: readonly string[] }

/** Without these a mail leads nowhere, or swallows what the CSR wrote. */
const NEEDED = ['page', 'sentence'] as const

/** `folder` null: our own texts, which are also what an operator copies to begin with. */
export function readMailTemplates(folder: string | null): TemplateReading {
  const from = folder ?? fileURLToPath(new URL('./templates', import.meta.url))
  const [en, chinese] = mailLanguageSchema.options.map((language) => readOne(from, language))
  if (en === undefined || chinese === undefined) throw new Error('a language has no file')
  const problems = [en, chinese].flatMap((reading) => reading.problems)
  return problems.length > 0
    ? { kind: 'bad', problems }
    : { kind: 'good', templates: { en: en.template, 'zh-CN': chinese.template } }
}

interface OneReading {
  readonly template: MailTemplate
  readonly problems: readonly string[]
}

function readOne(folder: string, language: MailLanguage): OneReading {
  const file = path.join(folder, `${language}.txt`)
  const nothing = { subject: '', text: '' }
  let written: string
  try {
    written = readFileSync(file, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { template: nothing, problems: [`The mail template ${file} could not be read: ${why}`] }
  }
  const [subject = '', ...lines] = written.replace(/^\ufeff/, '').split(/\r?\n/)
  const template = { subject: subject.trim(), text: `${lines.join('\n').trim()}\n` }
  return { template, problems: problemsOf(file, template) }
}

function problemsOf(file: string, template: MailTemplate): string[] {
  const { subject, text } = template
  if (!mailTemplateSchema.safeParse(template).success) {
    return [
      `${file} is no mail template: a subject of at most 200 characters on the first line, then the text.`,
    ]
  }
  const known: readonly string[] = MAIL_PLACES
  const places = known.map((name) => `{{${name}}}`).join(', ')
  const unknown = placeholdersOf(`${subject}\n${text}`).filter((name) => !known.includes(name))
  const missing = NEEDED.filter((name) => !placeholdersOf(text).includes(name))
  return [
    ...unknown.map((name) => `${file} has {{${name}}}, which is none of ${places}.`),
    ...missing.map((name) => `${file} lacks {{${name}}} in its text.`),
    ...(placeholdersOf(subject).includes('sentence')
      ? [`${file} has {{sentence}} in its subject; it belongs in the text.`]
      : []),
  ]
}
