// Words that must not appear in the product, whatever a linter may think of them.
// usage: node scripts/check/source-gates.mjs
import fs from 'node:fs'
import path from 'node:path'
import { checkout } from '../paths.mjs'
import { say } from '../say.mjs'

const product = /^(shared|signaling-server|csr-app|customer-agent)\/src\//

/** @type {readonly { where: RegExp, what: RegExp, why: string }[]} */
const gates = [
  {
    // The hardening tests try such words on the apps, to see them ignored.
    where: /^(?!e2e\/hardening)/,
    what: /rejectUnauthorized['"]?\s*:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|ignore-certificate-errors/,
    why: 'Certificates are always checked, in tests too; trust a test authority instead.',
  },
  {
    where: product,
    what: /setCertificateVerifyProc|['"]certificate-error['"]/,
    why: 'Chromium decides about certificates; nothing here overrules it.',
  },
  {
    where: product,
    what: /\beval\(|\bnew Function\(|\.executeJavaScript\(/,
    why: 'Text never becomes code.',
  },
  {
    where: /^signaling-server\/src\//,
    what: /child_process/,
    why: 'The server starts no programs.',
  },
  {
    where: product,
    what: /dangerouslySetInnerHTML|\.innerHTML\b/,
    why: 'What people write is shown as text, never as markup.',
  },
  {
    where: product,
    what: /nodeIntegration\w*:\s*true|contextIsolation:\s*false|sandbox:\s*false|webSecurity:\s*false/,
    why: 'Every window is sandboxed and isolated (shared/src/platform/secure-window.main.ts).',
  },
]

/** A pure file called like this would be compiled as renderer code: tsconfig patterns cannot see capital letters. */
const looksLikeHook = /(^|\/)use[^A-Z/][^/]*\.ts$/

const findings = sourceFiles().flatMap((file) => {
  const name = looksLikeHook.test(file)
    ? [`${file}: only hooks (useThing.ts) may have a name that starts with "use"; call it otherwise.`]
    : []
  return [...name, ...wordsFoundIn(file)]
})
for (const finding of findings) say(finding)
process.exit(findings.length === 0 ? 0 : 1)

function sourceFiles() {
  return ['shared', 'signaling-server', 'csr-app', 'customer-agent', 'e2e', 'bench', 'build', 'scripts']
    .filter((folder) => fs.existsSync(path.join(checkout, folder)))
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(checkout, folder), { recursive: true })
        .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/'))),
    )
    .filter((file) => /\.(ts|tsx|js|mjs|cjs|html)$/.test(file))
    .filter((file) => !/(^|\/)(node_modules|out|release)\//.test(file))
    .filter((file) => path.join(checkout, file) !== import.meta.filename)
}

function wordsFoundIn(file) {
  const lines = fs.readFileSync(path.join(checkout, file), 'utf8').split('\n')
  const applying = gates.filter((gate) => gate.where.test(file))
  return lines.flatMap((line, index) =>
    applying
      .filter((gate) => gate.what.test(line))
      .map((gate) => `${file}:${index + 1}: ${line.trim()}\n    ${gate.why}`),
  )
}
