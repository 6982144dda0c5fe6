/** The computers of colleagues this one has met, kept here: what a server says of them is compared with it. */
import { publicKeySchema } from '@deskside/shared/protocol/colleagues.ts'
import { idSchema, nameSchema } from '@deskside/shared/protocol/fields.ts'
import { z } from 'zod'
import { KeptFile } from '../../platform/kept-file.main.ts'
import type { Trust } from './colleagues.ipc.ts'

/** `met`: taken as it came, the first time. `confirmed`: heard over a link that a code has proved, or from the person. */
const levelSchema = z.enum(['met', 'confirmed'])
export type Level = z.infer<typeof levelSchema>

const knownDevicesSchema = z.record(
  idSchema,
  z.strictObject({
    name: nameSchema,
    devices: z
      .array(
        z.strictObject({
          publicKey: publicKeySchema,
          level: levelSchema,
          /** The person here has said: whoever sits there may watch from now on. No server's word does this. */
          mayWatch: z.literal(true).optional(),
        }),
      )
      .min(1)
      .max(64),
  }),
)
type Known = z.infer<typeof knownDevicesSchema>

export interface Person {
  readonly accountId: string
  readonly name: string
}

/** Of one person; who changes computers more often has the oldest forgotten. */
const MOST_DEVICES = 8

export class KnownDevices {
  readonly #file: KeptFile<typeof knownDevicesSchema>
  #known: Promise<Known> | null = null

  constructor(path: string) {
    this.#file = new KeptFile(path, knownDevicesSchema)
  }

  async trustIn({ accountId, name }: Person, publicKey: string): Promise<Trust> {
    const known = await this.#read()
    const person = known[accountId]
    // An account nobody knows with the name of somebody known is how a server would bring in another Anna.
    if (person === undefined) return isTaken(known, name) ? 'changed' : 'new'
    return person.devices.find((device) => device.publicKey === publicKey)?.level ?? 'changed'
  }

  /**
   * What is confirmed outweighs what was only met: those computers have to be met anew. What is only met is never
   * added to a person who is known already.
   */
  async learn({ accountId, name }: Person, publicKey: string, level: Level): Promise<void> {
    const known = await this.#read()
    const before = known[accountId]?.devices ?? []
    const same = before.find((device) => device.publicKey === publicKey)
    if (level === 'met' && (before.length > 0 || isTaken(known, name))) return
    const others = before.filter((device) => device.publicKey !== publicKey && device.level === 'confirmed')
    const mayWatch = same?.mayWatch === undefined ? {} : { mayWatch: same.mayWatch }
    known[accountId] = { name, devices: [...others, { publicKey, level, ...mayWatch }].slice(-MOST_DEVICES) }
    await this.#file.write(known)
  }

  /** As the other app says it: its name is proved and its account is not, so one known by another name is not its own. */
  async hear(person: Person, publicKey: string, level: Level): Promise<void> {
    const before = (await this.#read())[person.accountId]
    if (before !== undefined && alike(before.name) !== alike(person.name)) return
    await this.learn(person, publicKey, level)
  }

  /** Whether that person, by that name and at that computer, need not be asked about any more. */
  async mayWatch({ accountId, name }: Person, publicKey: string): Promise<boolean> {
    const person = (await this.#read())[accountId]
    if (person === undefined || alike(person.name) !== alike(name)) return false
    return person.devices.some((device) => device.publicKey === publicKey && device.mayWatch === true)
  }

  /** Only of a computer that is known. */
  async letWatch({ accountId }: Person, publicKey: string): Promise<void> {
    const known = await this.#read()
    const person = known[accountId]
    if (person === undefined) return
    const devices = person.devices.map((device) =>
      device.publicKey === publicKey ? { ...device, mayWatch: true as const } : device,
    )
    known[accountId] = { ...person, devices }
    await this.#file.write(known)
  }

  #read(): Promise<Known> {
    this.#known ??= this.#file.read().then((known) => known ?? {})
    return this.#known
  }
}

function isTaken(known: Known, name: string): boolean {
  return Object.values(known).some((person) => alike(person.name) === alike(name))
}

const alike = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ')
