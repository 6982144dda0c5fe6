/** Live sessions in the database, and the few questions about past ones. */
import type { InviteClosedReason, SessionEndReason } from '@deskside/shared/protocol/signaling.ts'
import type { MemberIdentity } from '../sessions/session.ts'
import type { SessionStore, StoredInvite, StoredSession } from '../sessions/session-store.ts'
import type { WallClock } from '../system-ports.ts'
import type { Database } from './database.ts'
import type { SessionMemberRow } from './tables.ts'

export class StoredSessions implements SessionStore {
  readonly #db: Database
  readonly #now: WallClock

  constructor(db: Database, now: WallClock) {
    this.#db = db
    this.#now = now
  }

  async open(sessionId: string, host: MemberIdentity): Promise<void> {
    const openedAt = this.#now().toISOString()
    await this.#db.transaction().execute(async (db) => {
      const session = { session_id: sessionId, host_id: host.participantId, opened_at: openedAt }
      await db
        .insertInto('sessions')
        .values({ ...session, ended_at: null, end_reason: null })
        .execute()
      await db
        .insertInto('session_members')
        .values(toMemberRow(sessionId, host, openedAt))
        .execute()
    })
  }

  async admit(sessionId: string, member: MemberIdentity, inviteId: string): Promise<void> {
    const joinedAt = this.#now().toISOString()
    await this.#db.transaction().execute(async (db) => {
      await db
        .insertInto('session_members')
        .values(toMemberRow(sessionId, member, joinedAt))
        .execute()
      await db
        .updateTable('invites')
        .set({ closed_reason: 'used' })
        .where('invite_id', '=', inviteId)
        .execute()
    })
  }

  async noteLeft(participantId: string): Promise<void> {
    await this.#db
      .updateTable('session_members')
      .set({ left_at: this.#now().toISOString() })
      .where('participant_id', '=', participantId)
      .execute()
  }

  async setHost(sessionId: string, hostId: string): Promise<void> {
    await this.#db
      .updateTable('sessions')
      .set({ host_id: hostId })
      .where('session_id', '=', sessionId)
      .execute()
  }

  async end(sessionId: string, reason: SessionEndReason): Promise<void> {
    await this.#db
      .updateTable('sessions')
      .set({ ended_at: this.#now().toISOString(), end_reason: reason })
      .where('session_id', '=', sessionId)
      .execute()
  }

  async addInvite(sessionId: string, invite: StoredInvite): Promise<void> {
    await this.#db
      .insertInto('invites')
      .values({
        invite_id: invite.inviteId,
        session_id: sessionId,
        inviter_id: invite.inviterId,
        nameplate: invite.nameplate,
        role: invite.role,
        tries_used: invite.triesUsed,
        expires_at: invite.expiresAt.toISOString(),
        closed_reason: null,
      })
      .execute()
  }

  async recordTry(inviteId: string, triesUsed: number): Promise<void> {
    await this.#db
      .updateTable('invites')
      .set({ tries_used: triesUsed })
      .where('invite_id', '=', inviteId)
      .execute()
  }

  async closeInvite(inviteId: string, reason: InviteClosedReason): Promise<void> {
    await this.#db
      .updateTable('invites')
      .set({ closed_reason: reason })
      .where('invite_id', '=', inviteId)
      .execute()
  }

  async loadLive(): Promise<readonly StoredSession[]> {
    const sessions = await this.#db.selectFrom('sessions').selectAll().where('ended_at', 'is', null).execute()
    return Promise.all(
      sessions.map(async ({ session_id: sessionId, host_id: hostId, opened_at }) => ({
        sessionId,
        hostId,
        openedAt: new Date(opened_at),
        members: await this.#liveMembers(sessionId),
        invites: await this.#openInvites(sessionId),
      })),
    )
  }

  async #liveMembers(sessionId: string): Promise<readonly MemberIdentity[]> {
    const rows = await this.#db
      .selectFrom('session_members')
      .leftJoin('accounts', 'accounts.account_id', 'session_members.account_id')
      .select([
        'participant_id',
        'session_members.role',
        'session_members.account_id',
        'resume_token_hash',
        'name',
        'is_supervisor',
      ])
      .where('session_id', '=', sessionId)
      .where('left_at', 'is', null)
      // Whoever came first comes first again: the order decides who hosts after the host.
      .orderBy('joined_at')
      .execute()
    return rows.map((row) => ({
      participantId: row.participant_id,
      role: row.role,
      account:
        row.account_id === null
          ? null
          : { accountId: row.account_id, name: row.name ?? '', isSupervisor: row.is_supervisor === 1 },
      resumeTokenHash: row.resume_token_hash,
    }))
  }

  async #openInvites(sessionId: string): Promise<readonly StoredInvite[]> {
    const rows = await this.#db
      .selectFrom('invites')
      .selectAll()
      .where('session_id', '=', sessionId)
      .where('closed_reason', 'is', null)
      .execute()
    return rows.map((row) => ({
      inviteId: row.invite_id,
      inviterId: row.inviter_id,
      nameplate: row.nameplate,
      role: row.role,
      triesUsed: row.tries_used,
      expiresAt: new Date(row.expires_at),
    }))
  }
}

function toMemberRow(sessionId: string, member: MemberIdentity, joinedAt: string): SessionMemberRow {
  return {
    participant_id: member.participantId,
    session_id: sessionId,
    role: member.role,
    account_id: member.account?.accountId ?? null,
    resume_token_hash: member.resumeTokenHash,
    joined_at: joinedAt,
    left_at: null,
  }
}
