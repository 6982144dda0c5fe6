import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { seriousFindings } from './rig/accessibility.ts'
import { openBrowser } from './rig/browser.ts'
import { ANNA, ORGANISATION, Site } from './rig/site.ts'
import { SiteClient } from './rig/site-client.ts'

const LINK_SECRET = '0123456789abcdefghjkmnpqrs'
const LINUX =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const WINDOWS = LINUX.replace('X11; Linux x86_64', 'Windows NT 10.0; Win64; x64')
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1'

const WORDS = {
  en: {
    start: 'How to start',
    open: 'Open the helper',
    download: 'Download for Linux',
    willNot: 'What will not happen',
    code: 'Your code',
    over: 'This invite does not work any more',
  },
  'zh-CN': {
    start: '如何开始',
    open: '打开助手程序',
    download: '下载 Linux 版',
    willNot: '不会发生什么',
    code: '您的代码',
    over: '此邀请已不能使用',
  },
} as const
const LANGUAGES = ['en', 'zh-CN'] as const

let site: Site
let client: SiteClient
let browser: Browser
let url: string
let nameplate: string
const contexts: BrowserContext[] = []

/** What a visitor's browser says about itself, and everything the page asked for. */
async function visit(
  path: string,
  { locale = 'en', userAgent = LINUX, javaScriptEnabled = true, dark = false } = {},
): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const context = await browser.newContext({
    locale,
    userAgent,
    javaScriptEnabled,
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
  })
  contexts.push(context)
  const page = await context.newPage()
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(new URL(path, site.url).href)
  return { page, asked, complaints }
}

/** Only what can be seen, unlike textContent. */
// biome-ignore lint/performance/useDomNodeTextContent: hidden words must not count
const shown = (page: Page): Promise<string> => page.locator('main').innerText()

beforeAll(async () => {
  site = await Site.open()
  const downloads = join(site.folder, 'downloads')
  mkdirSync(downloads, { recursive: true })
  writeFileSync(join(downloads, 'Deskside-Helper.AppImage'), 'the helper')
  client = await SiteClient.signIn(site, ANNA)
  ;({ url, nameplate } = await client.invite())
  browser = await openBrowser()
})

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})

afterAll(async () => {
  await browser?.close()
  client?.close()
  await site?.close()
})

describe.each(LANGUAGES)('the invite page in %s', (locale) => {
  const words = WORDS[locale]

  it('says who invites, from where, and what will and will not happen', async () => {
    const { page, complaints } = await visit(`${url}#${LINK_SECRET}`, { locale })

    expect(await page.locator('html').getAttribute('lang')).toBe(locale)
    const text = await shown(page)
    for (const said of [ANNA.name, ORGANISATION, words.start, words.willNot]) expect(text).toContain(said)
    expect(complaints).toEqual([])
  })

  it('opens the helper with the code of the link and sends the secret nowhere', async () => {
    const { page, asked } = await visit(`${url}#${LINK_SECRET}`, { locale })

    const open = page.getByRole('link', { name: words.open })
    expect(await open.getAttribute('href')).toBe(`deskside:join/${nameplate}#${LINK_SECRET}`)
    expect(asked.filter((address) => new URL(address).origin !== site.url)).toEqual([])
    expect(asked.slice(1).join('\n')).not.toContain(LINK_SECRET)
    expect(site.log).not.toContain(LINK_SECRET)
  })

  it('hands over the helper the operator put there', async () => {
    const { page } = await visit(`${url}#${LINK_SECRET}`, { locale })

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: words.download }).click(),
    ])

    expect(download.suggestedFilename()).toBe('Deskside-Helper.AppImage')
    expect(readFileSync(await download.path(), 'utf8')).toBe('the helper')
  })

  it.each([false, true])('keeps nobody out (dark: %s)', async (dark) => {
    for (const path of [`${url}#${LINK_SECRET}`, '/', '/j/999999', '/nothing-here']) {
      const { page } = await visit(path, { locale, dark })
      expect(await seriousFindings(page)).toEqual([])
    }
  })

  it('takes a code on the start page, grouped in any way, and keeps it in the browser', async () => {
    const { page, asked } = await visit('/', { locale })

    await page.getByLabel(words.code).fill('123 456 – 789012')

    const open = page.getByRole('link', { name: words.open })
    expect(await open.getAttribute('href')).toBe('deskside:join/123456#789012')
    expect(await page.getByRole('link', { name: words.download }).getAttribute('download')).toBe(
      'Deskside-Helper-123456-789012.AppImage',
    )
    expect(
      asked.map((address) => new URL(address)).filter(({ pathname }) => !/^\/(assets\/|$)/.test(pathname)),
    ).toEqual([])
    // Its port may hold these digits.
    expect(asked.join('\n').replaceAll(new URL(site.url).origin, '')).not.toMatch(/789/)

    await page.getByLabel(words.code).fill('123 456')
    expect(await page.locator('a[data-open]').getAttribute('href')).toBeNull()
  })

  it('says the same of an invite that is over and of one that never was', async () => {
    const { page } = await visit('/j/999999', { locale })

    await page.getByRole('heading', { level: 1, name: words.over }).waitFor()
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
  })
})

describe('the invite page', () => {
  it('runs no script but its own file, and its policy allows no other', async () => {
    const response = await fetch(url)
    const policy = response.headers.get('content-security-policy') ?? ''
    const markup = await response.text()

    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/script-src 'self'(;|$)/)
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(markup).not.toMatch(/<script(?![^>]*\bsrc=)/i)
    expect(markup).not.toMatch(/\son\w+=|javascript:|<style|\sstyle=/i)
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('does not run what somebody else slips into it', async () => {
    const { page } = await visit(`${url}#${LINK_SECRET}`)

    const slipIn = page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.slippedIn = true">')
    })

    await expect(slipIn).rejects.toThrow('TrustedHTML')
  })

  it('still gives the helper and the way on to a browser without scripts', async () => {
    const { page } = await visit(`${url}#${LINK_SECRET}`, { javaScriptEnabled: false })

    expect(await page.getByRole('link', { name: WORDS.en.download }).isVisible()).toBe(true)
    expect(await shown(page)).toContain('Your browser does not run scripts')
    expect(await page.getByRole('link', { name: WORDS.en.open, exact: true }).isVisible()).toBe(false)
    expect(await page.getByRole('link', { name: /^Open the helper with / }).getAttribute('href')).toBe(
      `deskside:join/${nameplate}`,
    )
  })

  it('says plainly when there is no helper for the visitor’s system', async () => {
    const { page } = await visit(`${url}#${LINK_SECRET}`, { userAgent: WINDOWS })

    expect(await shown(page)).toContain(`${ORGANISATION} does not offer the helper for Windows`)
  })

  it('sends a visitor with a phone to the computer that needs help', async () => {
    const { page } = await visit(`${url}#${LINK_SECRET}`, { userAgent: IPHONE })

    expect(await shown(page)).toContain('on a phone or tablet')
    expect(await page.getByRole('link', { name: WORDS.en.open }).count()).toBe(0)
  })

  it('keeps the secret when the language is changed', async () => {
    const { page } = await visit(`${url}#${LINK_SECRET}`)

    await page.getByRole('link', { name: '中文' }).click()
    await page.getByRole('heading', { name: WORDS['zh-CN'].start }).waitFor()

    const open = page.getByRole('link', { name: WORDS['zh-CN'].open })
    expect(await open.getAttribute('href')).toBe(`deskside:join/${nameplate}#${LINK_SECRET}`)
  })

  it.each(['<b>x</b>', '0'.repeat(60), 'javascript:alert(1)', '../../etc', '%22%3E'])(
    'offers nothing for a secret like %s',
    async (secret) => {
      const { page } = await visit(`${url}#${secret}`)

      expect(await page.locator('a[data-open]').getAttribute('href')).toBe('#')
      expect(await page.locator('a[data-open]').isVisible()).toBe(false)
    },
  )
})
