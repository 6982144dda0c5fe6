import { readStartOptions } from './start-options.ts'

describe('readStartOptions', () => {
  it('reads server, language and theme', () => {
    expect(
      readStartOptions(['electron', '--server=https://support.example.com', '--lang=zh-CN', '--theme=dark']),
    ).toEqual({ server: 'https://support.example.com', language: 'zh-CN', theme: 'dark' })
  })

  it('leaves alone what is said to Chromium, and what it does not know', () => {
    expect(readStartOptions(['electron', '--no-sandbox', '--lang=fr', '--theme=pink', 'file.txt'])).toEqual({
      server: null,
      language: null,
      theme: null,
    })
  })

  it('takes the last word when something is said twice', () => {
    expect(readStartOptions(['--server=a.example.com', '--server=b.example.com']).server).toBe(
      'b.example.com',
    )
  })
})
