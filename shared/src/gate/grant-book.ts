/** What the customer has granted to whom, until when, and what of it is in use. */
import type { CancelTimer, Clock } from '../kernel/clock.ts'
import { TypedEvents } from '../kernel/typed-events.ts'
import type { Access, Grantable } from '../protocol/remote-control.ts'

/** `once`: until somebody stops. The others also let the CSR start again, unasked, until they run out. */
export const GRANT_SCOPES = ['once', 'ten-minutes', 'session'] as const
export type GrantScope = (typeof GRANT_SCOPES)[number]

export const TEN_MINUTES_MS = 10 * 60_000

export interface Permission {
  readonly participantId: string
  readonly access: Grantable
  readonly scope: GrantScope
  /** Null for what is not about a display. */
  readonly displayId: string | null
}

/** Who hears the computer's sound now. */
export interface Listening {
  readonly participantId: string
  readonly endsInMs: number | null
}

/** Who may start without asking, with what. */
export interface Standing extends Listening {
  readonly access: Grantable
}

/** What one CSR sees or controls. */
export interface Sharing {
  readonly participantId: string
  readonly access: Access
  /** Null when it does not end by itself. */
  readonly endsInMs: number | null
}

export const SHARING_END_REASONS = [
  'stopped-by-csr',
  'revoked',
  'expired',
  'outage',
  'left',
  'display-gone',
  'capture-failed',
  'no-longer-primary',
  'asleep',
  'over',
] as const
export type SharingEndReason = (typeof SHARING_END_REASONS)[number]

export interface GrantEvents {
  granted: Permission
  /** `access`: what was in use and is no longer. */
  ended: { readonly participantId: string; readonly access: Grantable; readonly why: SharingEndReason }
  changed: undefined
}

/** One stretch of seeing or controlling, from its start to its stop. The next one is another object. */
export type Use = object

interface Grant {
  readonly scope: GrantScope
  readonly displayId: string | null
  readonly expiresAt: number | null
  readonly cancelExpiry: CancelTimer
}

interface Page {
  readonly grants: Map<Grantable, Grant>
  readonly uses: Map<Grantable, Use>
}

/** Control first: it includes seeing, so it must never be what remains. */
const PICTURE: readonly Grantable[] = ['control', 'view']
const SOUND: readonly Grantable[] = ['sound']
const EVERYTHING: readonly Grantable[] = [...PICTURE, ...SOUND]

export class GrantBook {
  readonly events = new TypedEvents<GrantEvents>()
  readonly #clock: Clock
  readonly #pages = new Map<string, Page>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  allow(permission: Permission): void {
    const { participantId, access } = permission
    const page = this.#pageOf(participantId)
    // A new answer about seeing takes back what was said about controlling, perhaps of another display.
    if (access === 'view') this.#drop(participantId, ['control'], 'revoked')
    const grant = this.#newGrant(permission)
    const view = page.grants.get('view')
    if (access === 'control' && (view === undefined || !includes(view, grant))) {
      put(page, 'view', this.#newGrant({ ...permission, access: 'view' }))
    }
    put(page, access, grant)
    use(page, access)
    this.events.emit('granted', permission)
    this.#changed()
  }

  /** Starts again under a permission that still holds. False when there is none, or it was for another display. */
  startAgain(participantId: string, access: Grantable): boolean {
    const page = this.#pages.get(participantId)
    const grant = page?.grants.get(access)
    if (page === undefined || grant === undefined) return false
    const shared = this.sharedDisplayId
    if (access !== 'sound' && shared !== null && shared !== grant.displayId) return false
    use(page, access)
    this.#changed()
    return true
  }

  accessOf(participantId: string): Access | null {
    const uses = this.#pages.get(participantId)?.uses
    if (uses?.has('control') === true) return 'control'
    return uses?.has('view') === true ? 'view' : null
  }

  hears(participantId: string): boolean {
    return this.currentUse(participantId, 'sound') !== null
  }

  currentUse(participantId: string, access: Grantable): Use | null {
    return this.#pages.get(participantId)?.uses.get(access) ?? null
  }

  /** Who sees or controls now. */
  inUse(): readonly Sharing[] {
    return [...this.#pages.keys()].flatMap((participantId) => {
      const access = this.accessOf(participantId)
      return access === null ? [] : [{ access, ...this.#timeOf(participantId, access) }]
    })
  }

  listening(): readonly Listening[] {
    const listeners = [...this.#pages.keys()].filter((participantId) => this.hears(participantId))
    return listeners.map((participantId) => this.#timeOf(participantId, 'sound'))
  }

  /** Who does not, but may start without asking: with the most of the picture, and with the sound. */
  standing(): readonly Standing[] {
    return [...this.#pages].flatMap(([participantId, { grants, uses }]) => {
      const picture = uses.has('view') ? undefined : PICTURE.find((access) => grants.has(access))
      const sound = uses.has('sound') || !grants.has('sound') ? undefined : ('sound' as const)
      return [picture, sound].flatMap((access) =>
        access === undefined ? [] : [{ access, ...this.#timeOf(participantId, access) }],
      )
    })
  }

  /** The display somebody sees now. There is one at a time. */
  get sharedDisplayId(): string | null {
    for (const { uses, grants } of this.#pages.values()) {
      const displayId = uses.has('view') ? grants.get('view')?.displayId : undefined
      if (displayId !== undefined && displayId !== null) return displayId
    }
    return null
  }

  /** The CSR lets go; permissions longer than `once` stay. */
  letGo(participantId: string, accesses: readonly Grantable[] = PICTURE): void {
    for (const access of accesses) {
      const scope = this.#pages.get(participantId)?.grants.get(access)?.scope
      if (scope === 'once') this.#drop(participantId, [access], 'stopped-by-csr')
      else this.#endUse(participantId, access, 'stopped-by-csr')
    }
    this.#changed()
  }

  takeBack(participantId: string, why: SharingEndReason, accesses = EVERYTHING): void {
    this.#drop(participantId, accesses, why)
    this.#changed()
  }

  takeBackAll(why: SharingEndReason, accesses = EVERYTHING): void {
    for (const participantId of this.#pages.keys()) this.#drop(participantId, accesses, why)
    this.#changed()
  }

  #pageOf(participantId: string): Page {
    const page = this.#pages.get(participantId) ?? { grants: new Map(), uses: new Map() }
    this.#pages.set(participantId, page)
    return page
  }

  #newGrant({ participantId, access, scope, displayId }: Permission): Grant {
    if (scope !== 'ten-minutes') return { scope, displayId, expiresAt: null, cancelExpiry: () => undefined }
    const ending = access === 'view' ? PICTURE : [access]
    return {
      scope,
      displayId,
      expiresAt: this.#clock.now() + TEN_MINUTES_MS,
      cancelExpiry: this.#clock.setTimer(TEN_MINUTES_MS, () =>
        this.takeBack(participantId, 'expired', ending),
      ),
    }
  }

  #timeOf(participantId: string, access: Grantable): Listening {
    const expiresAt = this.#pages.get(participantId)?.grants.get(access)?.expiresAt ?? null
    const endsInMs = expiresAt === null ? null : Math.max(0, Math.round(expiresAt - this.#clock.now()))
    return { participantId, endsInMs }
  }

  #drop(participantId: string, accesses: readonly Grantable[], why: SharingEndReason): void {
    const grants = this.#pages.get(participantId)?.grants
    for (const access of accesses) {
      grants?.get(access)?.cancelExpiry()
      grants?.delete(access)
      this.#endUse(participantId, access, why)
    }
  }

  #endUse(participantId: string, access: Grantable, why: SharingEndReason): void {
    if (this.#pages.get(participantId)?.uses.delete(access) !== true) return
    this.events.emit('ended', { participantId, access, why })
  }

  #changed(): void {
    this.events.emit('changed', undefined)
  }
}

function put(page: Page, access: Grantable, grant: Grant): void {
  page.grants.get(access)?.cancelExpiry()
  page.grants.set(access, grant)
}

function use(page: Page, access: Grantable): void {
  if (access === 'sound') {
    if (!page.uses.has('sound')) page.uses.set('sound', {})
    return
  }
  if (!page.uses.has('view')) page.uses.set('view', {})
  if (access === 'control' && !page.uses.has('control')) page.uses.set('control', {})
}

/** Whether this permission to see holds at least as long as that permission to control. */
function includes(view: Grant, control: Grant): boolean {
  const lasts = view.expiresAt === null || (control.expiresAt !== null && view.expiresAt >= control.expiresAt)
  const staysAfterStop = view.scope !== 'once' || control.scope === 'once'
  return lasts && staysAfterStop && view.displayId === control.displayId
}
