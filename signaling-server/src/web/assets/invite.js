// Passes the secret half of a code from this page's address, or a code typed here, on to the helper.
// Nothing in this file talks to the network: the secret stays in this browser.

const SECRET = /^(?:\d{6}|[0-9a-z]{26})$/i
const secret = location.hash.slice(1)
const { nameplate = '' } = document.body.dataset
const hasSecret = nameplate !== '' && SECRET.test(secret)

const isShown = { secret: hasSecret, 'no-secret': !hasSecret, script: true }
for (const part of document.querySelectorAll('[data-when]')) part.hidden = !isShown[part.dataset.when]

for (const link of document.querySelectorAll('a[data-keep-fragment]')) link.hash = location.hash

if (hasSecret) offer(nameplate, secret)

for (const button of document.querySelectorAll('[data-copy]')) {
  // Absent where the page did not come over TLS.
  if (!navigator.clipboard) button.hidden = true
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}${location.hash}`)
    button.textContent = button.dataset.copied
  })
}

const field = document.querySelector('[data-code]')
field?.addEventListener('input', () => readTyped(field))
if (field) readTyped(field)

function readTyped(input) {
  const digits = input.value.normalize('NFKC').replace(/\D/g, '')
  const state = document.querySelector('#code-state')
  const isComplete = digits.length === 12
  if (isComplete) offer(digits.slice(0, 6), digits.slice(6))
  else withdraw()
  const { ready, incomplete } = state.dataset
  if (isComplete) state.textContent = ready
  else state.textContent = digits === '' ? '' : incomplete
}

function offer(plate, key) {
  for (const link of document.querySelectorAll('a[data-open]')) {
    link.href = `deskside:join/${plate}#${key}`
    link.removeAttribute('aria-disabled')
  }
  // A spoken code fits into a file name, where the helper finds it by itself.
  if (!/^\d{6}$/.test(key)) return
  for (const link of document.querySelectorAll('a[download]')) {
    const [, stem, ending] =
      /^(.*)(\.(?:exe|AppImage))$/.exec(decodeURIComponent(link.pathname.split('/').pop())) ?? []
    if (stem) link.download = `${stem}-${plate}-${key}${ending}`
  }
}

function withdraw() {
  for (const link of document.querySelectorAll('a[data-open]')) {
    link.removeAttribute('href')
    link.setAttribute('aria-disabled', 'true')
  }
  for (const link of document.querySelectorAll('a[download]')) link.download = ''
}
