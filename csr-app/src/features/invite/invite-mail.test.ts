import { inviteMailAddress } from './invite-mail.ts'

const mail = {
  csrName: 'Anna & Co?',
  organisation: 'Example Ltd',
  code: '123 456 - 789 012',
  link: 'https://support.example.com/j/123456#abcdefghijklmnopqrstuvwxyz',
}

describe('an invitation by e-mail', () => {
  it('carries link and code whole, whatever is in the names', () => {
    const body = new URL(inviteMailAddress('en', mail)).searchParams.get('body') ?? ''

    expect(body).toContain(mail.link)
    expect(body).toContain(mail.code)
    expect(body).toContain('Anna & Co?')
  })

  it('speaks the customer’s language', () => {
    expect(new URL(inviteMailAddress('zh-CN', mail)).searchParams.get('subject')).toBe(
      'Example Ltd的远程支持',
    )
  })
})
