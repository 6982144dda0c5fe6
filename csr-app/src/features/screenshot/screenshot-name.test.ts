import { screenshotIpc } from './screenshot.ipc.ts'
import { screenshotName } from './screenshot-name.ts'

const WHEN = new Date(2026, 4, 4, 14, 3, 22)

describe('the name of a picture', () => {
  it.each([
    ['Lee Morgan', 'Deskside Lee Morgan 2026-05-04 14.03.22.png'],
    ['李雷 Lee', 'Deskside 李雷 Lee 2026-05-04 14.03.22.png'],
    ['../../etc/passwd', 'Deskside .. .. etc passwd 2026-05-04 14.03.22.png'],
    ['C:\\Windows\\con|<>"?*', 'Deskside C Windows con 2026-05-04 14.03.22.png'],
    ['a\u0000b\u202egnp.exe\n', 'Deskside a b gnp.exe 2026-05-04 14.03.22.png'],
    ['   ', 'Deskside 2026-05-04 14.03.22.png'],
  ])('for %j is one that every system takes', (customer, name) => {
    expect(screenshotName(customer, WHEN)).toBe(name)
  })

  it('stays short, and is one the main process takes, however long the customer’s is', () => {
    const { request } = screenshotIpc.ask['save-screenshot']
    for (const customer of ['x'.repeat(80), '😀'.repeat(40), '欧'.repeat(80)]) {
      const name = screenshotName(customer, WHEN)
      expect([...name].length).toBeLessThan(100)
      expect(request.safeParse({ name, png: new Uint8Array(1) }).success).toBe(true)
    }
  })

  it.each(['../x.png', 'a/b.png', 'a\\b.png', 'x.exe', 'a\nb.png'])(
    '%j is not taken from a window',
    (name) => {
      const { request } = screenshotIpc.ask['save-screenshot']
      expect(request.safeParse({ name, png: new Uint8Array(1) }).success).toBe(false)
    },
  )
})
