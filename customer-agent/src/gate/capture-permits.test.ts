import { mayUse } from './capture-permits.ts'

const nothing = {
  mayCapture: () => false,
  mayListen: () => false,
  mayUseMicrophone: () => false,
  mayUseCamera: () => false,
}
const heard = { ...nothing, mayListen: () => true }
const sharing = { ...nothing, mayCapture: () => true }
const talking = { ...nothing, mayUseMicrophone: () => true }
const onVideo = { ...nothing, mayUseCamera: () => true }

describe('what the helper’s window may capture', () => {
  it.each([
    ['display-capture', []],
    ['media', []],
    ['media', ['audio']],
    ['media', ['video']],
    ['speaker-selection', []],
    ['geolocation', []],
  ] as const)('is nothing without a permit: %s %j', (permission, captured) => {
    expect(mayUse(nothing, permission, captured)).toBe(false)
  })

  it('is the screen while it is shared, and neither microphone nor camera', () => {
    expect(mayUse(sharing, 'display-capture', [])).toBe(true)
    expect(mayUse(sharing, 'media', [])).toBe(true)
    expect(mayUse(sharing, 'media', ['audio'])).toBe(false)
    expect(mayUse(sharing, 'media', ['video'])).toBe(false)
  })

  it('is a request that main answers while the computer is heard, and neither screen, microphone nor camera', () => {
    expect(mayUse(heard, 'display-capture', [])).toBe(true)
    expect(mayUse(heard, 'media', [])).toBe(true)
    expect(mayUse(heard, 'media', ['audio'])).toBe(false)
    expect(mayUse(heard, 'media', ['video'])).toBe(false)
  })

  it('is the microphone in a conference, and neither screen nor camera', () => {
    expect(mayUse(talking, 'media', ['audio'])).toBe(true)
    expect(mayUse(talking, 'display-capture', [])).toBe(false)
    expect(mayUse(talking, 'media', [])).toBe(false)
    expect(mayUse(talking, 'media', ['video'])).toBe(false)
    expect(mayUse(talking, 'media', ['audio', 'video'])).toBe(false)
  })

  it('is the camera while the customer’s video is on, and neither screen nor microphone', () => {
    expect(mayUse(onVideo, 'media', ['video'])).toBe(true)
    expect(mayUse(onVideo, 'media', ['audio'])).toBe(false)
    expect(mayUse(onVideo, 'media', ['audio', 'video'])).toBe(false)
    expect(mayUse(onVideo, 'media', [])).toBe(false)
    expect(mayUse(onVideo, 'speaker-selection', [])).toBe(false)
  })
})
