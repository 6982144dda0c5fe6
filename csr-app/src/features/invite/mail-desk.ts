/** Mails of the site for the invites of one session: what the CSR writes, what became of it. It keeps no address that was sent to. */
import { Store } from '@deskside/shared/kernel/store.ts'
import {
  type InviteMailDraft,
  type InviteMailRequest,
  inviteMailRequestSchema,
  type MailLanguage,
} from '@deskside/shared/protocol/invite-mail.ts'
import { spokenSecret } from '@deskside/shared/trust/join-code.ts'
import type { MailOutcome } from './invite-mail.ipc.ts'

/** What is wrong with a letter. `secret`: it says the half of the code that must not go by mail. */
export type LetterProblem = 'address' | 'sentence' | 'secret'

export interface Letter {
  readonly to: string
  readonly sentence: string
  /** Null until the server has said what the mail will say; `away` when it does not. */
  readonly draft: InviteMailDraft | 'away' | null
  readonly progress: 'writing' | 'sending' | Exclude<MailOutcome, 'sent'>
}

export interface SentMail {
  /** `m…@example.com` */
  readonly to: string
  /** By the wall clock. */
  readonly at: number
}

export interface MailState {
  /** By the invite's id, as for the other two. */
  readonly letters: Readonly<Record<string, Letter>>
  readonly sent: Readonly<Record<string, readonly SentMail[]>>
  /** The customer's, as far as the CSR has said; null for the app's own. */
  readonly language: MailLanguage | null
}

/** The invite a letter belongs to. */
export interface InviteOfLetter {
  readonly inviteId: string
  readonly code: string
  readonly link: string
}

export interface MailDeskOptions {
  /** Whether the site sends mails at all. */
  readonly isOffered: boolean
  readonly wallClock: () => number
  readonly fetchDraft: (inviteId: string) => Promise<InviteMailDraft | null>
  readonly send: (inviteId: string, mail: InviteMailRequest) => Promise<MailOutcome>
  readonly cancel: (inviteId: string) => void
}

export const EMPTY_LETTER: Letter = { to: '', sentence: '', draft: null, progress: 'writing' }

export class MailDesk {
  readonly state = new Store<MailState>({ letters: {}, sent: {}, language: null })
  readonly #options: MailDeskOptions

  constructor(options: MailDeskOptions) {
    this.#options = options
  }

  get isOffered(): boolean {
    return this.#options.isOffered
  }

  setLanguage(language: MailLanguage): void {
    this.state.update((state) => ({ ...state, language }))
  }

  /** Somebody wants to write; asked again when the server did not say before what the mail will say. */
  async open(inviteId: string): Promise<void> {
    const { draft } = this.letterOf(inviteId)
    if (draft !== null && draft !== 'away') return
    this.#change(inviteId, { draft: null })
    this.#change(inviteId, { draft: (await this.#options.fetchDraft(inviteId)) ?? 'away' })
  }

  write(inviteId: string, text: Partial<Pick<Letter, 'to' | 'sentence'>>): void {
    this.#change(inviteId, { ...text, progress: 'writing' })
  }

  /** @returns whether it went out */
  async send(invite: InviteOfLetter, language: MailLanguage): Promise<boolean> {
    const { inviteId } = invite
    const { to, sentence, progress } = this.letterOf(inviteId)
    if (progress === 'sending' || letterProblem({ to, sentence }, invite) !== null) return false
    this.#change(inviteId, { progress: 'sending' })
    const mail = { to: to.trim(), language, sentence: sentence.trim() }
    const outcome = await this.#options.send(inviteId, mail).catch((): MailOutcome => 'offline')
    if (outcome !== 'sent') {
      this.#change(inviteId, { progress: outcome })
      return false
    }
    this.state.update(({ letters, sent, ...rest }) => ({
      ...rest,
      letters: {
        ...letters,
        [inviteId]: { ...this.letterOf(inviteId), to: '', sentence: '', progress: 'writing' },
      },
      sent: {
        ...sent,
        [inviteId]: [...(sent[inviteId] ?? []), { to: masked(mail.to), at: this.#options.wallClock() }],
      },
    }))
    return true
  }

  cancel(inviteId: string): void {
    this.#options.cancel(inviteId)
  }

  letterOf(inviteId: string): Letter {
    return this.state.getSnapshot().letters[inviteId] ?? EMPTY_LETTER
  }

  #change(inviteId: string, change: Partial<Letter>): void {
    this.state.update((state) => ({
      ...state,
      letters: { ...state.letters, [inviteId]: { ...this.letterOf(inviteId), ...change } },
    }))
  }
}

export function letterProblem(
  { to, sentence }: Pick<Letter, 'to' | 'sentence'>,
  { code, link }: Pick<InviteOfLetter, 'code' | 'link'>,
): LetterProblem | null {
  const { shape } = inviteMailRequestSchema
  if ([to, sentence].some((text) => tells(text, { code, link }))) return 'secret'
  if (!shape.to.safeParse(to.trim()).success) return 'address'
  return shape.sentence.safeParse(sentence).success ? null : 'sentence'
}

/** The last digits of the code, grouped in any way, or the end of the link: what no mail of the site may say. */
function tells(text: string, { code, link }: Pick<InviteOfLetter, 'code' | 'link'>): boolean {
  const plain = text.normalize('NFKC')
  const fragment = link.slice(link.indexOf('#') + 1)
  return (
    plain.replace(/\D/g, '').includes(spokenSecret(code).replace(/\D/g, '')) ||
    plain.toLowerCase().includes(fragment.toLowerCase())
  )
}

/** As much of an address as its writer needs to know it again. */
function masked(address: string): string {
  return `${[...address][0] ?? ''}…${address.slice(address.lastIndexOf('@'))}`
}
