import { detectInputSupport } from './input-support.ts'

describe('detectInputSupport', () => {
  it('says that Wayland takes no input, even with an XWayland display beside it', () => {
    const bySession = detectInputSupport('linux', { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' })
    const bySocket = detectInputSupport('linux', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' })

    expect(bySession).toEqual({ kind: 'unsupported', limit: 'wayland-no-input' })
    expect(bySocket).toEqual({ kind: 'unsupported', limit: 'wayland-no-input' })
  })

  it('uses X11 where the session says so, whatever other compositor is around', () => {
    const support = detectInputSupport('linux', {
      XDG_SESSION_TYPE: 'x11',
      WAYLAND_DISPLAY: 'wayland-1',
      DISPLAY: ':0',
    })

    expect(support).toEqual({ kind: 'supported', backend: 'x11' })
  })

  it('uses a display outside any login session', () => {
    expect(detectInputSupport('linux', { XDG_SESSION_TYPE: 'tty', DISPLAY: ':7' })).toEqual({
      kind: 'supported',
      backend: 'x11',
    })
  })

  it('says that there is nothing to control without a display', () => {
    expect(detectInputSupport('linux', {})).toEqual({ kind: 'unsupported', limit: 'input-unavailable' })
  })

  it('uses the native interface of Windows and macOS', () => {
    expect(detectInputSupport('win32', {})).toEqual({ kind: 'supported', backend: 'native' })
    expect(detectInputSupport('darwin', {})).toEqual({ kind: 'supported', backend: 'native' })
  })
})
