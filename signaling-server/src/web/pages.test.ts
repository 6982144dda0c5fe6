import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { joinedSession, startTestServer, type TestServer } from '../testing/test-server.ts'
import { html } from './html.ts'
import { chooseLanguage } from './language.ts'
import { guessVisitor } from './operating-system.ts'
import { english } from './texts.en.ts'
import { chinese } from './texts.zh-cn.ts'

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36'
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15'
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36'
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148'

describe('the pages', () => {
  let server: TestServer
  let downloads: string
  beforeAll(async () => {
    downloads = mkdtempSync(path.join(tmpdir(), 'deskside-downloads-'))
    for (const file of [
      'Deskside-Helper.exe',
      'Deskside-Helper.msi',
      'Deskside-Helper.AppImage',
      'Deskside-CSR.exe',
      'helper.sh',
      '.helper.exe',
    ]) {
      writeFileSync(path.join(downloads, file), file)
    }
    server = await startTestServer({ environment: { DESKSIDE_DOWNLOADS_DIR: downloads } })
  })
  afterAll(async () => {
    await server.close()
    rmSync(downloads, { recursive: true })
  })

  const get = async (where: string, agent = WINDOWS, language = 'en'): Promise<string> => {
    const answer = await fetch(server.url + where, {
      headers: { 'user-agent': agent, 'accept-language': language },
    })
    return answer.text()
  }
  const invite = async (name: string, role: 'csr' | 'customer' = 'customer'): Promise<string> => {
    const csr = await server.addCsr(name)
    const { sessionId } = await csr.client.openSession()
    const { nameplate } = await csr.client.createInvite(sessionId, role)
    return `/j/${nameplate}`
  }

  it('say who invites, from where, and the number, in both languages', async () => {
    const where = await invite('Anna Öberg')
    const en = await get(where)
    const zh = await get(where, WINDOWS, 'zh-CN,zh;q=0.9')

    expect(en).toContain(english.invite.heading('Anna Öberg'))
    expect(zh).toContain(chinese.invite.heading('Anna Öberg'))
    for (const page of [en, zh]) {
      expect(page).toContain('Nordwind')
      expect(page).toContain(`${where.slice(3, 6)} ${where.slice(6)}`)
    }
    expect(await get(`${where}?lang=en`, WINDOWS, 'zh')).toBe(en)
    expect(await get(`${where}?lang=xx`, WINDOWS, 'zh-TW')).toBe(zh)
  })

  it('show names as text, whatever they are made of', async () => {
    const page = await get(await invite(`<img src=x onerror="alert(1)">'&`))

    expect(page).not.toContain('<img src=x')
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;')
  })

  it('open the helper with the number, for a visitor whose link carries no secret, scripts or not', async () => {
    const where = await invite('Anna')
    const page = await get(where)
    const number = `${where.slice(3, 6)} ${where.slice(6)}`

    const [byScript = '', without = ''] = [
      /<div data-when="no-secret" hidden>[\s\S]*?<\/div>/.exec(page)?.[0],
      /<noscript>[\s\S]*?<\/noscript>/.exec(page)?.[0],
    ]
    for (const part of [byScript, without]) {
      expect(part).toContain(`href="deskside:join/${where.slice(3)}"`)
      expect(part).toContain(english.steps.noSecret('Anna'))
      expect(part).toContain(english.steps.openWithNumber(number))
    }
  })

  it('have no inline script, style or handler', async () => {
    for (const where of [await invite('Anna'), await invite('Anna', 'csr'), '/', '/j/000000', '/nowhere']) {
      const page = await get(where)
      expect(page).not.toMatch(/<script(?! src="\/assets\/invite\.js" defer><\/script>)/)
      expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|<form|<iframe/)
      // Ways into our own helper with the number everybody may know, and nothing else out of the site.
      expect(page.match(/(?:src|href)="(?!\/|#|deskside:join\/\d{6}")[^"]*"/g)).toBeNull()
    }
  })

  it('look the same for an invite that is used, withdrawn, expired or was never made', async () => {
    const { csr, sessionId } = await joinedSession(server)
    const used = await csr.client.createInvite(sessionId)
    const helper = await server.connectHelper()
    helper.claim(used.nameplate)
    csr.client.send({
      type: 'claim/verdict',
      claimId: (await csr.client.next('claim/opened')).claimId,
      admitted: true,
    })
    await helper.next('session/joined')
    const withdrawn = await csr.client.createInvite(sessionId)
    csr.client.send({ type: 'invite/withdraw', inviteId: withdrawn.inviteId })
    await csr.client.next('invite/closed')
    await csr.client.next('invite/closed')

    const answers = await Promise.all(
      [used.nameplate, withdrawn.nameplate, '000000'].map(async (nameplate) => {
        const answer = await fetch(`${server.url}/j/${nameplate}`)
        const text = (await answer.text()).replaceAll(nameplate, 'NNNNNN')
        return JSON.stringify([answer.status, [...answer.headers].filter(([name]) => name !== 'date'), text])
      }),
    )

    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain(english.closed.heading)
    expect(answers[0]).not.toContain('Anna')
  })

  it('open only so many invites a minute for one address', async () => {
    const strict = await startTestServer({ environment: { DESKSIDE_PAGE_VIEWS_PER_MINUTE: '3' } })
    const statuses: number[] = []
    for (const n of [1, 2, 3, 4]) statuses.push((await fetch(`${strict.url}/j/00000${n}`)).status)

    expect(statuses).toEqual([200, 200, 200, 429])
    await strict.close()
  })

  it('offer the helper for the visitor’s system first and say plainly where there is none', async () => {
    const where = await invite('Anna')
    const main = (page: string): string | undefined =>
      /class="button" href="(\/downloads[^"]+)"/.exec(page)?.[1]

    expect(main(await get(where, WINDOWS))).toBe('/downloads/Deskside-Helper.exe')
    expect(main(await get(where, LINUX))).toBe('/downloads/Deskside-Helper.AppImage')
    expect(main(await get(where, MAC))).toBeUndefined()
    expect(await get(where, MAC)).toContain(english.steps.none('Mac', 'Nordwind'))
    expect(await get(where, PHONE)).toContain(english.steps.phone)
    const page = await get(where, WINDOWS)
    expect(page).toContain('/downloads/Deskside-Helper.msi')
    for (const hidden of ['Deskside-CSR', 'helper.sh', '.helper.exe']) expect(page).not.toContain(hidden)
  })

  it('hand out the files whole and in parts, and nothing from outside the folder', async () => {
    const whole = await fetch(`${server.url}/downloads/Deskside-CSR.exe`)
    const part = await fetch(`${server.url}/downloads/Deskside-Helper.exe`, {
      headers: { range: 'bytes=9-14' },
    })

    expect([whole.status, await whole.text()]).toEqual([200, 'Deskside-CSR.exe'])
    expect(whole.headers.get('content-disposition')).toBe('attachment')
    expect(whole.headers.get('content-type')).toBe('application/octet-stream')
    expect([part.status, await part.text()]).toEqual([206, 'Helper'])
    for (const file of ['none.exe', '.helper.exe', '%2e%2e%2fdeskside.sqlite', 'Deskside-CSR.exe%00.txt']) {
      expect((await fetch(`${server.url}/downloads/${file}`)).status).toBe(404)
    }
  })

  it('say that nothing is there yet when the operator has put nothing out', async () => {
    const bare = await startTestServer()

    expect(await (await fetch(bare.url, { headers: { 'user-agent': WINDOWS } })).text()).toContain(
      english.steps.noneAtAll('Nordwind'),
    )
    await bare.close()
  })

  it('come with assets that browsers may keep and check', async () => {
    const first = await fetch(`${server.url}/assets/invite.js`)
    const etag = first.headers.get('etag') ?? ''
    const second = await fetch(`${server.url}/assets/invite.js`, { headers: { 'if-none-match': etag } })

    expect(first.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(second.status).toBe(304)
    expect(await first.text()).not.toMatch(/fetch|XMLHttpRequest|sendBeacon|WebSocket|innerHTML|eval/)
  })
})

describe('the language of a page', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['de-DE,de;q=0.9,zh;q=0.3,en;q=0.2', 'zh-CN'],
    ['zh;q=0,en', 'en'],
    ['en;q=0.1,zh-Hant-TW', 'zh-CN'],
    ['de', 'en'],
    ['', 'en'],
    [',;q=,;;q=x', 'en'],
  ])('for a browser that asks for %p is %s', (header, language) => {
    expect(chooseLanguage(undefined, header)).toBe(language)
  })

  it('is what the visitor chose', () => {
    expect(chooseLanguage('zh-CN', 'en')).toBe('zh-CN')
    expect(chooseLanguage(['zh-CN', 'en'], 'en')).toBe('en')
  })

  it('says as much in Chinese as in English', () => {
    const shape = (value: unknown): unknown => {
      if (typeof value === 'function') return `function of ${value.length}`
      if (Array.isArray(value)) return value.map(shape)
      if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      }
      return typeof value
    }

    expect(shape(chinese)).toEqual(shape(english))
  })
})

describe('markup', () => {
  it('escapes text and keeps markup', () => {
    const name = `<b>"O'Neill" & co</b>`

    expect(html`<p title="${name}">${html`<i>${name}</i>`}${[html`<hr>`, html`<hr>`]}${7}</p>`.markup).toBe(
      '<p title="&lt;b&gt;&quot;O&#39;Neill&quot; &amp; co&lt;/b&gt;"><i>&lt;b&gt;&quot;O&#39;Neill&quot; &amp; co&lt;/b&gt;</i><hr><hr>7</p>',
    )
  })
})

describe('a visitor', () => {
  it.each([
    [WINDOWS, 'windows'],
    [MAC, 'macos'],
    [LINUX, 'linux'],
    [PHONE, 'phone'],
    ['Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36', 'phone'],
    ['curl/8', 'unknown'],
    [undefined, 'unknown'],
  ])('with %p is guessed to use %s', (agent, visitor) => {
    expect(guessVisitor(agent)).toBe(visitor)
  })
})
