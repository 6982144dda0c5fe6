import { X11_TESTS_SKIPPED, X11Desktop } from '../../testing/x11-desktop.main.ts'
import { readX11Monitors } from './x11-monitors.main.ts'

const describeOnX11 = X11_TESTS_SKIPPED ? describe.skip : describe

describeOnX11('readX11Monitors', () => {
  it('reads the pixels of the monitor', async () => {
    const desktop = await X11Desktop.open('1366x768')

    expect(await readX11Monitors(desktop.name)).toEqual([{ x: 0, y: 0, width: 1366, height: 768 }])

    await desktop.close()
  })

  it('says when there is no display to ask', async () => {
    await expect(readX11Monitors(':987')).rejects.toMatchObject({ code: 'display-lost' })
  })
})
