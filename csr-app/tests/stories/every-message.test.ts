/**
 * Everything there is to say, said raw by each of four people to each other one, in every state of a whole session.
 * Only the cells of the reviewed table may change anything that anybody would notice. A message that is new to the
 * protocol fails until somebody has reviewed it.
 */
import { type MessageType, type WireMessage, wireMessages } from '@deskside/shared/protocol/index.ts'
import { settle } from '@deskside/shared/testing/fake-clock.ts'
import { mayBeSaid } from './every-message.reviewed.ts'
import type { Pair, Reviewed } from './every-message.rows.ts'
import { type StateName, states } from './every-message.states.ts'
import { reviewedIn } from './every-message.table.ts'
import { NAMES, type Name, WholeRoom } from './whole-room.ts'
import { changes, type Digest, goesOnAs, look } from './whole-room-digest.ts'
import { Sayings, takeBack } from './whole-room-says.ts'

const EVERY_TYPE = Object.keys(wireMessages) as MessageType[]
const PAIRS = NAMES.flatMap((from) => NAMES.filter((to) => to !== from).map((to) => [from, to] as const))

/** In which everything is said; elsewhere what ends a link is said in brief. */
const [FIRST] = Object.keys(states)

interface Setting {
  readonly scene: WholeRoom
  readonly asItWas: Digest
  readonly from: Name
  readonly to: Name
}

class Trial {
  found: Reviewed = {}
  readonly #state: StateName
  readonly #sayings = new Sayings()
  #scene: WholeRoom | null = null
  #asItWas: Digest | null = null
  #isSpoilt = false

  constructor(state: StateName) {
    this.#state = state
  }

  async run(): Promise<void> {
    for (const [from, to] of PAIRS)
      for (const type of EVERY_TYPE) if (type !== 'link/bye') await this.#sayAll(type, from, to)
    this.#isSpoilt = true
    for (const [from, to] of PAIRS) await this.#sayAll('link/bye', from, to)
  }

  async #sayAll(type: MessageType, from: Name, to: Name): Promise<void> {
    const [literal, aimed] = [new Set<string>(), new Set<string>()]
    let count = 1
    for (let turn = 0; turn < count; turn += 1) {
      const { scene, asItWas } = await this.#room()
      const sayings = this.#sayings.of(type, { scene, from, to }, this.#state !== FIRST)
      count = sayings.length
      const said = sayings[turn]
      if (said === undefined) continue
      const effect = await this.#say(said.message, { scene, asItWas, from, to })
      if (effect !== '') (said.isAimed ? aimed : literal).add(effect)
    }
    const onlyAimed = [...aimed].filter((effect) => !literal.has(effect)).map((effect) => `aimed: ${effect}`)
    const effects = [...literal, ...onlyAimed]
    if (effects.length > 0) this.#note(type, `${from} → ${to}`, effects.join(' | '))
  }

  async #say(message: WireMessage, { scene, asItWas, from, to }: Setting): Promise<string> {
    scene.send(from, to, message)
    // What was only remembered is seen with the next word of anybody.
    scene.seat(NAMES.find((name) => name !== from && name !== to) ?? from).session.setPresence({})
    await settle()
    const effect = changes(asItWas, look(scene), to)
    takeBack(message, { scene, from, to })
    await settle()
    this.#asItWas = look(scene)
    if (!goesOnAs(asItWas, this.#asItWas)) this.#isSpoilt = true
    return effect
  }

  #note(type: MessageType, pair: Pair, effect: string): void {
    this.found = { ...this.found, [pair]: { ...this.found[pair], [type]: effect } }
  }

  /** The same one for as long as all goes on in it. */
  async #room(): Promise<{ scene: WholeRoom; asItWas: Digest }> {
    if (!this.#isSpoilt && this.#scene !== null && this.#asItWas !== null)
      return { scene: this.#scene, asItWas: this.#asItWas }
    const scene = await WholeRoom.open()
    await states[this.#state](scene)
    await scene.stage.clock.advance(1_100)
    this.#isSpoilt = false
    this.#scene = scene
    this.#asItWas = look(scene)
    return { scene, asItWas: this.#asItWas }
  }
}

describe('every message of everyone to everyone', () => {
  it('has been reviewed', () => {
    expect(Object.keys(mayBeSaid).sort()).toEqual([...EVERY_TYPE].sort())
  })

  it.each(Object.keys(states) as StateName[])('has the reviewed effect %s, and no other', async (state) => {
    const trial = new Trial(state)
    await trial.run()
    expect(trial.found).toEqual(reviewedIn(state))
  })
})
