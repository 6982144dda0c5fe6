import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { filledMail } from '@deskside/shared/protocol/invite-mail.ts'
import { readMailTemplates } from './mail-templates.ts'

const GOOD = 'Help from {{organisation}}\n\n{{sentence}}\n\nOpen {{page}}\n'

describe('the texts of the site’s mails', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'deskside-mails-'))
    write('en', GOOD)
    write('zh-CN', GOOD)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const write = (language: string, text: string): void =>
    writeFileSync(path.join(folder, `${language}.txt`), text)
  const problems = (): string => {
    const reading = readMailTemplates(folder)
    return reading.kind === 'bad' ? reading.problems.join('\n') : ''
  }

  it('are there without any setting, in both languages, and say that the rest comes by phone', () => {
    const reading = readMailTemplates(null)
    if (reading.kind === 'bad') throw new Error(reading.problems.join('\n'))
    const values = {
      csr: 'Anna',
      organisation: 'Nordwind',
      number: '123 456',
      page: 'https://help.example/j/123456',
    }
    const [en, zh] = (['en', 'zh-CN'] as const).map((language) =>
      filledMail({ templates: reading.templates, values }, { language, sentence: '' }),
    )

    expect(en?.subject).toBe('Remote support from Nordwind')
    expect(en?.text).toContain('Anna tells you the other six digits by phone.')
    expect(zh?.text).toContain('另外六位数字由 Anna 在电话里告诉您')
    for (const mail of [en, zh]) {
      expect(mail?.text).toContain('123 456')
      expect(mail?.text).toContain('   https://help.example/j/123456\n')
      expect(mail?.text).not.toMatch(/[{}]|\n\n\n/)
    }
  })

  it('are the site’s own where it has some, with any line endings', () => {
    write('en', '\ufeffHello from {{organisation}}\r\n\r\n{{sentence}}\r\nOpen {{page}}\r\n')
    const reading = readMailTemplates(folder)

    expect(reading).toMatchObject({
      templates: { en: { subject: 'Hello from {{organisation}}', text: '{{sentence}}\nOpen {{page}}\n' } },
    })
  })

  it.each([
    ['en', 'Hi\n\n{{sentence}} {{page}} {{kode}}', '{{kode}}, which is none of {{csr}}'],
    ['zh-CN', 'Hi {{secret}}\n\n{{sentence}} {{page}}', '{{secret}}, which is none of'],
    ['en', 'Hi\n\n{{sentence}}', 'lacks {{page}}'],
    ['en', 'Hi\n\n{{page}}', 'lacks {{sentence}}'],
    ['en', 'Hi {{sentence}}\n\n{{sentence}} {{page}}', 'in its subject'],
    ['en', '\n\n{{sentence}} {{page}}', 'a subject of at most 200 characters'],
    ['en', `${'x'.repeat(201)}\n\n{{sentence}} {{page}}`, 'a subject of at most 200 characters'],
  ])('name what is wrong in %s.txt: %j', (language, text, hint) => {
    write(language, text)

    expect(problems()).toContain(path.join(folder, `${language}.txt`))
    expect(problems()).toContain(hint)
  })

  it('name the file that is missing', () => {
    rmSync(path.join(folder, 'zh-CN.txt'))

    expect(problems()).toContain(`The mail template ${path.join(folder, 'zh-CN.txt')} could not be read`)
  })
})
