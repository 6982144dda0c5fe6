/** What a window of ours must not be able to do, tried from inside it. */
import type { Page } from 'playwright-core'
import type { App } from './apps.ts'

/** The reviewed table: every window has exactly these. */
export const REVIEWED_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  experimentalFeatures: false,
  disableDialogs: true,
} as const

export async function preferencesOf(app: App, page: Page): Promise<Record<string, unknown>> {
  const url = page.url()
  return app.electron.evaluate(
    ({ webContents }, { address, names }) => {
      const contents = webContents.getAllWebContents().find((each) => each.getURL() === address)
      // Not in the typings: Electron keeps it for tests.
      const all = contents as unknown as { getLastWebPreferences: () => Record<string, unknown> } | undefined
      const preferences = all?.getLastWebPreferences() ?? {}
      return Object.fromEntries(names.map((name) => [name, preferences[name] ?? false]))
    },
    { address: url, names: Object.keys(REVIEWED_PREFERENCES) },
  )
}

export const HOSTILE_ADDRESSES: readonly string[] = [
  'https://example.com/',
  'http://127.0.0.1:9/',
  'file:///etc/passwd',
  'file://server/share/a.exe',
  '\\\\server\\share\\a.exe',
  'smb://server/share',
  'ftp://example.com/',
  'data:text/html,<script>1</script>',
  'javascript:document.title="gone"',
  'blob:app://csr-app/1',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'chrome-extension://aaaa/page.html',
  'view-source:https://example.com',
  'ms-msdt:/id',
  'search-ms:query=x',
  'ms-settings:privacy',
  'ms-officecmd:{}',
  'vbscript:1',
  'shell:startup',
  'tel:+100',
  'sms:+100',
  'ssh://host',
  'telnet://host',
  'magnet:?xt=1',
  'steam://run/1',
  'deskside:join/123456#123456',
  'app://csr-app.evil.example/index.html',
  'app://evil/index.html',
  'app://csr-app@evil/index.html',
  'ws://127.0.0.1:9/',
  'intent://x#Intent;end',
  'x-apple.systempreferences:',
]

/** Addresses that look like the web but are not for opening. */
export const NOT_FOR_OUTSIDE: readonly string[] = [
  ...HOSTILE_ADDRESSES.filter((address) => !/^https?:/.test(address)),
  'https://user:password@example.com/',
  'https://',
  'http:/\\',
  '',
  ' ',
  `https://example.com/${'a'.repeat(8_192)}`,
]

/** Goes to each address as a page would that has been taken over; says where it ended. */
export async function tryToLeave(page: Page, addresses: readonly string[]): Promise<readonly string[]> {
  const home = page.url()
  const left: string[] = []
  for (const address of addresses) {
    await page.evaluate((to) => {
      const link = document.createElement('a')
      link.href = to
      document.body.append(link)
      link.click()
      link.remove()
      window.open(to)
      try {
        location.assign(to)
      } catch {
        // Some are refused by Chromium already; what counts is where the page ends.
      }
    }, address)
    if (page.url() !== home) left.push(address)
  }
  return left
}

/** What is asked for and how the window's permission handlers answer. */
export async function permissionsGranted(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const names = [
      'accelerometer',
      'background-sync',
      'camera',
      'clipboard-read',
      'display-capture',
      'geolocation',
      'gyroscope',
      'idle-detection',
      'local-fonts',
      'magnetometer',
      'microphone',
      'midi',
      'notifications',
      'payment-handler',
      'persistent-storage',
      'screen-wake-lock',
      'storage-access',
      'window-management',
    ]
    const granted: string[] = []
    for (const name of names) {
      try {
        const { state } = await navigator.permissions.query({ name: name as PermissionName })
        if (state === 'granted') granted.push(name)
      } catch {
        // Chromium does not know it under this name, so nobody can be granted it.
      }
    }
    return granted
  })
}

/** Uses the powers themselves instead of asking about them. */
export async function powersObtained(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const got: string[] = []
    const attempt = async (name: string, use: () => Promise<unknown>): Promise<void> => {
      const limit = new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), 1_500))
      await Promise.race([use(), limit]).then(
        () => got.push(name),
        () => undefined,
      )
    }
    const any = navigator as unknown as Record<string, Record<string, (options?: object) => Promise<unknown>>>
    await attempt('screen', () => navigator.mediaDevices.getDisplayMedia({ video: true }))
    await attempt(
      'location',
      () => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no)),
    )
    await attempt('clipboard', () => navigator.clipboard.readText())
    await attempt(
      'usb',
      async () => any['usb']?.['requestDevice']?.({ filters: [] }) ?? Promise.reject(new Error('none')),
    )
    await attempt('hid', async () => {
      const devices = (await any['hid']?.['requestDevice']?.({ filters: [] })) as unknown[] | undefined
      if (devices === undefined || devices.length === 0) throw new Error('none')
    })
    await attempt(
      'serial',
      async () => any['serial']?.['requestPort']?.() ?? Promise.reject(new Error('none')),
    )
    await attempt(
      'bluetooth',
      async () =>
        any['bluetooth']?.['requestDevice']?.({ acceptAllDevices: true }) ??
        Promise.reject(new Error('none')),
    )
    await attempt('midi', () => navigator.requestMIDIAccess({ sysex: true }))
    await attempt('notification', async () => {
      if ((await Notification.requestPermission()) !== 'granted') throw new Error('denied')
    })
    await attempt('another server', () => fetch('https://example.com/'))
    await attempt('a file', () => fetch('file:///etc/passwd'))
    return got
  })
}

/** Names of Node and Electron that a page must not have, and what it has of ours. */
export async function namesInPage(
  page: Page,
): Promise<{ foreign: readonly string[]; ours: readonly string[] }> {
  return page.evaluate(() => {
    const has = (name: string): boolean => name in globalThis
    const bridge = (globalThis as unknown as { deskside?: object }).deskside
    return {
      foreign: [
        'require',
        'process',
        'Buffer',
        'module',
        'global',
        'electron',
        'ipcRenderer',
        '__dirname',
      ].filter(has),
      ours: Object.keys(bridge ?? {}).sort(),
    }
  })
}
