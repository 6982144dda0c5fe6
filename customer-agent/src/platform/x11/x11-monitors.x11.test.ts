import { X11_TESTS_SKIPPED, X11Desktop } from '../../testing/x11-desktop.main.ts'
import { X11Display } from '../x11-display.main.ts'
import { readX11Monitors } from './x11-monitors.main.ts'

const describeOnX11 = X11_TESTS_SKIPPED ? describe.skip : describe

describeOnX11('readX11Monitors', () => {
  it('reads the pixels of the monitor', async () => {
    const desktop = await X11Desktop.open('1366x768')
    const display = await X11Display.open(desktop.name)

    expect(await readX11Monitors(display)).toEqual([{ x: 0, y: 0, width: 1366, height: 768 }])

    display.close()
    await desktop.close()
  })
})
