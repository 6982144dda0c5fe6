/** Where the monitors lie on the X screen, in physical pixels, after rotation. */
import type { Rectangle } from '../../features/remote-control/desk/screen-coordinates.ts'
import { X11Display } from '../x11-display.main.ts'

const NEWEST_CONFIGURATION = 0

/** @throws InputError when the display cannot be reached or tells nothing of monitors. */
export async function readX11Monitors(displayName?: string): Promise<readonly Rectangle[]> {
  const display = await X11Display.open(displayName)
  try {
    return await readFrom(display)
  } finally {
    display.close()
  }
}

async function readFrom(display: X11Display): Promise<readonly Rectangle[]> {
  const randr = await display.extension('randr')
  const { crtcs } = await display.reply<{ readonly crtcs: readonly number[] }>((reply) =>
    randr.GetScreenResourcesCurrent(display.root, reply),
  )
  const monitors = await Promise.all(
    crtcs.map((crtc) =>
      display.reply<Rectangle>((reply) => randr.GetCrtcInfo(crtc, NEWEST_CONFIGURATION, reply)),
    ),
  )
  return monitors
    .filter(({ width, height }) => width > 0 && height > 0)
    .map(({ x, y, width, height }) => ({ x, y, width, height }))
}
