/**
 * An invite by e-mail, sent by the site: GET and POST /api/sessions/:sessionId/invites/:inviteId/mail, by the CSR whose
 * open invite for a customer it is. The mail carries the number and the page, which the server knows anyway; the other
 * half of the code never comes here.
 */
import { z } from 'zod'
import { fillTemplate } from '../kernel/text-template.ts'
import { lineSchema, nameSchema } from './fields.ts'
import { MAX_MAIL_SENTENCE_LENGTH } from './limits.ts'

export const mailLanguageSchema = z.enum(['en', 'zh-CN'])
export type MailLanguage = z.infer<typeof mailLanguageSchema>

/** One recipient, as it goes to the mail server: no name, no list, no line break. */
export const mailAddressSchema = z.email().max(254)

/** What a template may say; `sentence` is the only part a CSR writes. */
export const MAIL_PLACES = ['csr', 'organisation', 'number', 'page', 'sentence'] as const
export type MailPlace = (typeof MAIL_PLACES)[number]

export const mailTemplateSchema = z.strictObject({
  subject: z
    .string()
    .min(1)
    .max(200)
    .regex(/^\P{Cc}+$/u),
  text: z.string().min(1).max(4000),
})
export type MailTemplate = z.infer<typeof mailTemplateSchema>

/** GET: 200. What the mail will say, but for the sentence. Filled in by `fillTemplate` on both sides. */
export const inviteMailDraftSchema = z.strictObject({
  templates: z.strictObject({ en: mailTemplateSchema, 'zh-CN': mailTemplateSchema }),
  values: z.strictObject({
    csr: nameSchema,
    organisation: nameSchema,
    number: z.string().regex(/^\d{3} \d{3}$/),
    page: z.string().max(500),
  }),
})
export type InviteMailDraft = z.infer<typeof inviteMailDraftSchema>

export const inviteMailRequestSchema = z.strictObject({
  to: mailAddressSchema,
  language: mailLanguageSchema,
  sentence: lineSchema(MAX_MAIL_SENTENCE_LENGTH),
})
export type InviteMailRequest = z.infer<typeof inviteMailRequestSchema>

/** The mail as it arrives: what the CSR sees before is what the server sends. */
export function filledMail(
  { templates, values }: InviteMailDraft,
  { language, sentence }: Pick<InviteMailRequest, 'language' | 'sentence'>,
): MailTemplate {
  const { subject, text } = templates[language]
  const filled = { ...values, sentence }
  return { subject: fillTemplate(subject, filled), text: fillTemplate(text, filled) }
}

/**
 * POST: 200. `refused`: the mail server will not take it for this address. `unreachable`: it takes nothing at the moment.
 * `no-answer`: it fell silent, and nobody knows whether it has the mail.
 */
export const inviteMailAnswerSchema = z.strictObject({
  outcome: z.enum(['sent', 'refused', 'unreachable', 'no-answer']),
})
export type InviteMailAnswer = z.infer<typeof inviteMailAnswerSchema>
