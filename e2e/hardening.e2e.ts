import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { channelName, type IpcContract } from '@deskside/shared/kernel/ipc-contract.ts'
import type { Page } from 'playwright-core'
import { csrAppIpc } from '../csr-app/src/csr-app.ipc.ts'
import { mainWindowIpc } from '../customer-agent/src/main-window.ipc.ts'
import type { App } from './rig/apps.ts'
import { CsrSide } from './rig/csr-side.ts'
import { CustomerSide } from './rig/customer-side.ts'
import { Display } from './rig/display.ts'
import { Site } from './rig/site.ts'
import { waitFor } from './rig/wait.ts'
import {
  HOSTILE_ADDRESSES,
  NOT_FOR_OUTSIDE,
  namesInPage,
  permissionsGranted,
  powersObtained,
  preferencesOf,
  REVIEWED_PREFERENCES,
  tryToLeave,
} from './rig/window-locks.ts'

let site: Site
let display: Display
let csr: CsrSide
let customer: CustomerSide

/** Everything both apps handed to other programs since they started. */
async function watchOutside(app: App): Promise<void> {
  await app.electron.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedOutside: opened })
    shell.openExternal = async (address) => void opened.push(address)
    shell.openPath = async (path) => {
      opened.push(path)
      return ''
    }
  })
}

const openedOutside = (app: App): Promise<readonly string[]> =>
  app.electron.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside)

beforeAll(async () => {
  site = await Site.open()
  display = await Display.open()
  csr = await CsrSide.open(site, display)
  customer = await CustomerSide.open(site, display)
  for (const { app } of [csr, customer]) await watchOutside(app)
  await csr.signIn()
  await csr.button('Start').waitFor()
})

afterAll(async () => {
  await csr?.close()
  await customer?.close()
  await display?.close()
  await site?.close()
})

describe('a link or a command line', () => {
  it('never does more than fill in a code, whatever it says', async () => {
    const { app, page } = customer
    const before = app.electron.windows().length

    await app.electron.evaluate(
      ({ app: electron }, cases) => {
        for (const words of cases) electron.emit('second-instance', {}, ['deskside', ...words], '/')
        for (const words of cases)
          electron.emit('open-url', { preventDefault: () => undefined }, words[0] ?? '')
      },
      hostileWords().map((words) => [...words]),
    )

    expect(await customer.isAskingForCode()).toBe(true)
    expect(await customer.codeField.inputValue()).toBe('')
    expect(app.electron.windows()).toHaveLength(before)
    expect(await openedOutside(app)).toEqual([])
    expect(page.url()).toMatch(/^app:\/\/customer-agent\//)
  })

  it('takes the first half of a code from a link that has no more, and waits for the person', async () => {
    await customer.app.electron.evaluate(({ app: electron }) => {
      electron.emit('second-instance', {}, ['deskside', '--', 'deskside:join/123456'], '/')
    })

    await waitFor('half the code', async () => (await customer.codeField.inputValue()) === '123 456 - ')
    expect(await customer.isAskingForCode()).toBe(true)
  })

  it('takes the code of a good link and waits for the person', async () => {
    await customer.app.electron.evaluate(({ app: electron }) => {
      electron.emit('second-instance', {}, ['deskside', '--', 'deskside:join/123456#654321'], '/')
    })

    await waitFor('the code', async () => (await customer.codeField.inputValue()) === '123 456 - 654 321')
    expect(await customer.button(customer.words.code.next).isVisible()).toBe(true)
  })
})

const windows: readonly [string, IpcContract, () => { app: App; page: Page }][] = [
  ['CSR app', csrAppIpc, () => csr],
  ['helper', mainWindowIpc, () => customer],
]

describe.each(windows)('the window of the %s', (name, contract, side) => {
  it('has exactly the reviewed preferences', async () => {
    const { app, page } = side()
    expect(await preferencesOf(app, page)).toEqual(REVIEWED_PREFERENCES)
  })

  it('knows nothing of Node and Electron, and of ours one function for each channel', async () => {
    const { page } = side()
    expect(await namesInPage(page)).toEqual({ foreign: [], ours: ['ask', 'hear', 'tell'] })
    const channels = await page.evaluate(() => {
      const { ask, tell } = (globalThis as unknown as { deskside: Record<'ask' | 'tell', object> }).deskside
      return { ask: Object.keys(ask).sort(), tell: Object.keys(tell).sort() }
    })
    expect(channels).toEqual({
      ask: Object.keys(contract.ask).sort(),
      tell: Object.keys(contract.tell).sort(),
    })
  })

  it('stays where it is, opens no other window and starts no other program', async () => {
    const { app, page } = side()
    const before = app.electron.windows().length

    expect(await tryToLeave(page, HOSTILE_ADDRESSES)).toEqual([])

    expect(app.electron.windows()).toHaveLength(before)
    expect(await openedOutside(app)).toEqual([])
  })

  it('is granted no power it was not meant to have', async () => {
    const { page } = side()
    const meant = name === 'CSR app' ? ['camera', 'microphone', 'notifications'] : []
    const powers = name === 'CSR app' ? ['notification'] : []
    const granted = await permissionsGranted(page)
    expect(granted.filter((permission) => !meant.includes(permission))).toEqual([])
    expect(await powersObtained(page)).toEqual(powers)
  })

  it('runs no script from a string and none from elsewhere', async () => {
    const { page } = side()
    const ran = await page.evaluate(async () => {
      // Later and so on its own: what a debugger runs is allowed everything.
      await new Promise((later) => setTimeout(later))
      const attempts: readonly [string, () => unknown][] = [
        ['Function', () => new Function('return 1')()],
        ['innerHTML', () => Object.assign(document.createElement('div'), { innerHTML: '<b>1</b>' })],
        ['script text', () => Object.assign(document.createElement('script'), { textContent: '1' })],
        ['timer text', () => setTimeout('1' as unknown as () => void)],
        [
          'script address',
          () => Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' }),
        ],
      ]
      return attempts.flatMap(([what, attempt]) => {
        try {
          attempt()
          return [what]
        } catch {
          return []
        }
      })
    })
    expect(ran).toEqual([])
  })

  it('answers no malformed question, on any channel, and goes on', async () => {
    const { app, page } = side()
    const answered = await page.evaluate(
      async (names) => {
        const junk: unknown[] = [
          undefined,
          0,
          -1,
          'x'.repeat(100_000),
          [],
          { __proto__: null, constructor: 1 },
          { type: 'x' },
          [[]],
          Number.NaN,
        ]
        const { ask, tell } = (
          globalThis as unknown as {
            deskside: Record<'ask' | 'tell', Record<string, (payload: unknown) => unknown>>
          }
        ).deskside
        const taken: string[] = []
        for (const payload of junk) {
          for (const each of names.ask) {
            const isRefused = await Promise.resolve(ask[each]?.(payload)).then(
              () => false,
              () => true,
            )
            if (!isRefused) taken.push(`${each}(${String(JSON.stringify(payload)).slice(0, 40)})`)
          }
          for (const each of names.tell) tell[each]?.(payload)
        }
        return taken
      },
      {
        ask: Object.keys(contract.ask).filter((each) => !takesJunk(contract, each)),
        tell: Object.keys(contract.tell),
      },
    )

    expect(answered).toEqual([])
    expect(app.log).not.toMatch(/uncaught|unhandled/i)
    expect(await page.evaluate(() => document.body.childElementCount)).toBeGreaterThan(0)
  })

  it('is heard only as itself: the same script in another window gets no answer', async () => {
    const { app } = side()
    const channel = channelName(contract, Object.keys(contract.ask)[0] ?? '')
    const answer = await app.electron.evaluate(
      async ({ BrowserWindow }, { asked }) => {
        const ours = BrowserWindow.getAllWindows()[0]
        const stranger = new BrowserWindow({
          show: false,
          webPreferences: {
            contextIsolation: false,
            nodeIntegration: true,
            sandbox: false,
            ...(ours === undefined ? {} : { session: ours.webContents.session }),
          },
        })
        await stranger.loadURL('data:text/html,stranger')
        const said = await stranger.webContents.executeJavaScript(
          `require('electron').ipcRenderer.invoke(${JSON.stringify(asked)}, null).then(() => 'answered', (error) => String(error))`,
        )
        stranger.destroy()
        return String(said)
      },
      { asked: channel },
    )

    expect(answer).toMatch(/No handler registered|refused/)
  })
})

/** Channels to which one of the things said here is a good request: a text, nothing, an empty list. */
const takesJunk = (contract: IpcContract, name: string): boolean =>
  ['x', {}, []].some((payload) => contract.ask[name]?.request.safeParse(payload).success === true)

describe('the CSR app', () => {
  it('opens outside only what a browser or a mail program should get', async () => {
    const { app, page } = csr
    const answers = await page.evaluate(
      async (addresses) => {
        const { ask } = (
          globalThis as unknown as {
            deskside: { ask: Record<string, (address: string) => Promise<boolean>> }
          }
        ).deskside
        const opened: string[] = []
        for (const address of addresses) {
          const isOpened = await ask['open-outside']?.(address).catch(() => false)
          if (isOpened === true) opened.push(address)
        }
        return opened
      },
      [...NOT_FOR_OUTSIDE],
    )

    expect(answers).toEqual([])
    expect(await openedOutside(app)).toEqual([])
  })
})

describe('what the apps leave on disk', () => {
  it('has no session in it and no secret', () => {
    const texts = [csr.app.folder, customer.app.folder].flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')),
    )
    for (const text of texts) expect(text.includes('correct horse battery')).toBe(false)
  })
})

describe('a page that went to about:blank, which Chromium asks nobody about', () => {
  it.each(windows)('ends, and the %s shows its own page again', async (_name, _contract, side) => {
    const { app, page } = side()
    const home = page.url()

    await page.evaluate(() => location.assign('about:blank')).catch(() => undefined)

    await waitFor('the page to be back', () =>
      app.electron.evaluate(
        ({ BrowserWindow }, address) =>
          BrowserWindow.getAllWindows().some(
            ({ webContents }) =>
              webContents.getURL() === address && !webContents.isCrashed() && !webContents.isLoading(),
          ),
        home,
      ),
    )
  })
})

/** Five hundred ways to say something else than a code. */
function hostileWords(): readonly (readonly string[])[] {
  const addresses = [
    'deskside:join/12345',
    'deskside:join/123456?server=https://evil.example',
    'deskside:join/#',
    'deskside:join/abcdef#123456',
    'deskside:join/123456#12345',
    'deskside:join/1234567#123456',
    'deskside:join/123456#123456?server=https://evil.example',
    'deskside:join/123456#123456&password=x',
    'deskside://evil.example/join/123456#123456',
    'deskside:set/server#https://evil.example',
    'deskside:password/hunter2',
    'deskside:join/123456#<script>',
    'deskside:join/123456#../../../../etc/passwd',
    'deskside:"join/123456#123456" --inspect',
    "deskside:'join/123456",
    'deskside:join/123456%00#123456',
    'deskside:join/123456#123456\n--no-sandbox',
    'DESKSIDE:JOIN/12#12',
    'https://evil.example/j/123456',
    'file:///etc/passwd',
    '',
    ' ',
    `deskside:join/${'1'.repeat(65_536)}`,
    'deskside:',
    'deskside:join',
  ]
  const switches = [
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--remote-debugging-port=9222',
    '--gpu-launcher=/bin/sh',
    '--renderer-cmd-prefix=/bin/sh',
    '--no-sandbox',
    '--disable-web-security',
    '--load-extension=/tmp/x',
    '--server=https://evil.example',
    '--user-data-dir=/tmp/evil',
    '--proxy-server=evil:1',
    '--host-rules=MAP * evil',
    '--ignore-certificate-errors',
    '--js-flags=--allow-natives-syntax',
    '--utility-cmd-prefix=sh',
    '--auth-server-whitelist=*',
    '--allow-file-access-from-files',
    '-r',
    '--require=/tmp/x.js',
    '--',
    '--code=000000',
    '--lang=../../x',
    '--theme=<b>',
  ]
  return addresses.flatMap((address) => switches.map((word) => [address, word]))
}
