/** The requests of the X keyboard extension that the `x11` package lacks, byte for byte as in XKBproto.h. */
import type { KeyGroup, Keymap, KeyType, LayoutKey } from './xkb-keymap.ts'

const CORE_KEYBOARD = 0x100
const REPEAT_KEYS = 1

/** XkbGetMap for the key types, the symbols and the modifier map of all keys. */
export function getMapRequest(majorOpcode: number): Buffer {
  const packet = request(majorOpcode, 8, 28)
  const parts = { types: 1, symbols: 2, modifierMap: 4 }
  packet.writeUInt16LE(CORE_KEYBOARD, 4)
  packet.writeUInt16LE(parts.types | parts.symbols | parts.modifierMap, 6)
  return packet
}

/** Asks the server to set the repeat of keys back to `isOn` by itself when our connection ends, however it ends. */
export function resetRepeatAtEndRequest(majorOpcode: number, isOn: boolean): Buffer {
  const packet = request(majorOpcode, 21, 28)
  const autoResetControls = 1 << 2
  packet.writeUInt16LE(CORE_KEYBOARD, 4)
  packet.writeUInt32LE(autoResetControls, 8)
  packet.writeUInt32LE(autoResetControls, 12)
  packet.writeUInt32LE(REPEAT_KEYS, 16)
  packet.writeUInt32LE(REPEAT_KEYS, 20)
  packet.writeUInt32LE(isOn ? REPEAT_KEYS : 0, 24)
  return packet
}

export function setRepeatRequest(majorOpcode: number, isOn: boolean): Buffer {
  const packet = request(majorOpcode, 7, 100)
  packet.writeUInt16LE(CORE_KEYBOARD, 4)
  packet.writeUInt32LE(REPEAT_KEYS, 24)
  packet.writeUInt32LE(isOn ? REPEAT_KEYS : 0, 28)
  return packet
}

export function isRepeatOn(enabledControls: number): boolean {
  return (enabledControls & REPEAT_KEYS) !== 0
}

function request(majorOpcode: number, minorOpcode: number, bytes: number): Buffer {
  const packet = Buffer.alloc(bytes)
  packet.writeUInt8(majorOpcode, 0)
  packet.writeUInt8(minorOpcode, 1)
  packet.writeUInt16LE(bytes / 4, 2)
  return packet
}

/** `body`: the answer to XkbGetMap from its ninth byte on. */
export function parseKeymap(body: Buffer): Keymap {
  const header = {
    types: body.readUInt8(7),
    firstKey: body.readUInt8(9),
    keys: body.readUInt8(12),
    modifierMapEntries: body.readUInt8(25),
  }
  const reader = new Reader(body, 32)
  const types = Array.from({ length: header.types }, () => readKeyType(reader))
  const symbols = Array.from({ length: header.keys }, () => readSymbols(reader, types))
  const modifiers = new Map(
    Array.from({ length: header.modifierMapEntries }, () => [reader.byte(), reader.byte()] as const),
  )
  const keys = symbols.map((symbol, index): LayoutKey => {
    const keycode = header.firstKey + index
    return { keycode, ...symbol, setsModifiers: modifiers.get(keycode) ?? 0 }
  })
  return { keys }
}

function readKeyType(reader: Reader): KeyType {
  const modifiers = reader.byte()
  reader.skip(4)
  const entryCount = reader.byte()
  const hasPreserve = reader.byte() !== 0
  reader.skip(1)
  const entries = Array.from({ length: entryCount }, () => {
    const isActive = reader.byte() !== 0
    const entry = { modifiers: reader.byte(), level: reader.byte(), isActive }
    reader.skip(5)
    return entry
  })
  if (hasPreserve) reader.skip(entryCount * 4)
  return {
    modifiers,
    levels: entries.filter((entry) => entry.isActive).map(({ modifiers, level }) => ({ modifiers, level })),
  }
}

function readSymbols(reader: Reader, types: readonly KeyType[]): Pick<LayoutKey, 'groups' | 'outOfRange'> {
  const typeIndexes = [reader.byte(), reader.byte(), reader.byte(), reader.byte()]
  const groupInfo = reader.byte()
  const width = reader.byte()
  const keysyms = Array.from({ length: reader.short() }, (): number => 0).map(() => reader.long())
  const groupCount = groupInfo & 0x0f
  const groups = Array.from({ length: groupCount }, (_, group): KeyGroup => {
    const type = types[typeIndexes[group] ?? 0] ?? { modifiers: 0, levels: [] }
    return { type, keysyms: keysyms.slice(group * width, (group + 1) * width) }
  })
  return { groups, outOfRange: outOfRangeRule(groupInfo, groupCount) }
}

function outOfRangeRule(groupInfo: number, groupCount: number): (group: number) => number {
  const clamps = (groupInfo & 0x40) !== 0
  const redirects = (groupInfo & 0x80) !== 0
  if (clamps) return () => groupCount - 1
  if (redirects) return () => (groupInfo >> 4) & 0x03
  return (group) => (groupCount === 0 ? 0 : group % groupCount)
}

class Reader {
  readonly #bytes: Buffer
  #at: number

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  byte(): number {
    this.#at += 1
    return this.#bytes.readUInt8(this.#at - 1)
  }

  short(): number {
    this.#at += 2
    return this.#bytes.readUInt16LE(this.#at - 2)
  }

  long(): number {
    this.#at += 4
    return this.#bytes.readUInt32LE(this.#at - 4)
  }

  skip(bytes: number): void {
    this.#at += bytes
  }
}
