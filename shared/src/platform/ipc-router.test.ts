import { z } from 'zod'
import { defineIpc } from '../kernel/ipc-contract.ts'
import { serveIpc } from './ipc-router.main.ts'

const contract = defineIpc({
  window: 'lamp',
  ask: {},
  tell: {},
  hear: { state: z.object({ revision: z.number() }) },
})

/** As much of a window as is told things. */
class ToldWindow {
  readonly sent: unknown[] = []
  /** The browser runs what waits for its turn before it sends: a promise that was fulfilled, say. */
  beforeSending: () => void = () => undefined
  readonly webContents = {
    send: (_channel: string, payload: unknown): void => {
      this.beforeSending()
      this.sent.push(payload)
    },
  }

  isDestroyed(): boolean {
    return false
  }
}

describe('what main tells a window', () => {
  it('arrives in the order it was told, even where telling it sets off more', () => {
    const window = new ToldWindow()
    const port = serveIpc(
      window as unknown as Parameters<typeof serveIpc>[0],
      'app://lamp',
      contract,
      { ask: {}, tell: {} },
      () => undefined,
    )
    window.beforeSending = () => {
      window.beforeSending = () => undefined
      port.tell('state', { revision: 2 })
    }

    port.tell('state', { revision: 1 })

    expect(window.sent).toEqual([{ revision: 1 }, { revision: 2 }])
  })
})
