// The floors of the code: who may import whom. Each rule says where the import should go instead.
//
// It runs through scripts/check/typescript-api.mjs; TypeScript 7 has no JavaScript API yet.

const anyApp = '^(csr-app|customer-agent)/src/'
const tests = String.raw`\.(test|e2e)\.tsx?$|^csr-app/tests/|^signaling-server/(tests|bench)/|^[a-z-]+/src/testing/|^e2e/`
const main = String.raw`\.main\.ts$|${anyApp}main/`
const dom = String.raw`\.dom\.ts$|\.tsx$|/use[A-Z][^/]*\.ts$|${anyApp}renderer/`
const preload = String.raw`\.preload\.ts$|${anyApp}preload/`
const configs = String.raw`\.config\.(ts|js|mjs)$|^build/|^scripts/`
const notPure = `${main}|${dom}|${preload}|${tests}|^signaling-server/|${configs}`

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** An npm package, wherever it is installed. */
const npmPackage = (name) => `node_modules/${name}/`

/** R3: a package with native parts or a wide reach is imported by one file only. */
const confine = (name, file, port) =>
  forbid(
    `one-door-to-${name.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '')}`,
    `Only ${file.replaceAll('\\', '').replace(/^\^/, '').replace(/\$$/, '')} may import ${name}; use ${port} instead.`,
    { pathNot: `${file}|${tests}` },
    { path: npmPackage(name.replace('@nut-tree/nut-js', '(@nut-tree|@nut-tree-fork)/nut-js')) },
  )

export default {
  forbidden: [
    // Everybody
    forbid(
      'no-cycles',
      'Two files that import each other are one file, or the shared part belongs in a third below both.',
      {},
      { circular: true },
    ),
    forbid(
      'no-unresolved',
      'This import leads nowhere; check the name and the package.json.',
      {},
      { couldNotResolve: true },
    ),
    forbid(
      'no-tests-in-the-product',
      'Tests, samples and fakes stay out of the product; move what the product needs into the file under test.',
      { pathNot: `${tests}|\\.examples\\.ts$` },
      { path: `${tests}|\\.examples\\.ts$` },
    ),

    // R1: workspaces
    forbid(
      'apps-never-import-apps',
      'What both apps need goes into shared/src (protocol, session, platform, ui or features).',
      { path: '^(csr-app|customer-agent)/src/' },
      { path: '^(csr-app|customer-agent|signaling-server)/src/', pathNot: '^$1/' },
    ),
    forbid(
      'server-never-imports-apps',
      'The server and the apps meet in shared/src/protocol only.',
      { path: '^signaling-server/' },
      { path: '^(csr-app|customer-agent)/|^shared/src/(session|platform|ui|features)/' },
    ),
    forbid(
      'shared-stands-alone',
      'shared is the lowest floor: hand it what it needs from above.',
      { path: '^shared/' },
      { path: '^(csr-app|customer-agent|signaling-server)/' },
    ),
    forbid(
      'both-apps-only-in-stories',
      'Only csr-app/tests/stories, e2e and bench may see both apps.',
      { path: '^csr-app/', pathNot: '^csr-app/tests/stories/' },
      { path: '^customer-agent/' },
    ),

    // R1: floors of shared
    forbid(
      'kernel-is-the-ground',
      'kernel imports nothing of ours; if it needs this, the file belongs on a higher floor.',
      { path: '^shared/src/kernel/', pathNot: tests },
      { path: '^shared/src/', pathNot: '^shared/src/kernel/' },
    ),
    forbid(
      'protocol-only-describes',
      'protocol says what travels; behaviour goes into session or trust.',
      { path: '^shared/src/protocol/', pathNot: tests },
      { path: '^shared/src/', pathNot: '^shared/src/(kernel|protocol)/' },
    ),
    forbid(
      'trust-below-session',
      'trust knows keys and proofs, not sessions, screens or platforms; hand it what it needs.',
      { path: '^shared/src/trust/', pathNot: tests },
      { path: '^shared/src/', pathNot: '^shared/src/(kernel|protocol|trust)/' },
    ),
    forbid(
      'session-only-routes',
      'session reaches the platform through a port and features through the SessionFeature interface.',
      { path: '^shared/src/session/', pathNot: tests },
      { path: '^shared/src/', pathNot: '^shared/src/(kernel|protocol|trust|session)/' },
    ),

    // R1: floors of shared and of both apps
    forbid(
      'platform-knows-no-screen',
      'platform adapts the outside world; let the feature or the composition root join it with the UI.',
      { path: '/src/platform/', pathNot: tests },
      { path: '/src/(ui|main|preload|renderer)/' },
    ),
    forbid(
      'platform-implements-ports',
      'An adapter may know the pure files of the feature whose port it implements, never its main, window or preload files.',
      { path: '/src/platform/', pathNot: tests },
      {
        path: '/src/features/.*\\.(main|dom|preload)\\.ts$|/src/features/.*\\.tsx$|/src/features/.*/use[A-Z][^/]*\\.ts$',
      },
    ),
    forbid(
      'ui-knows-no-feature',
      'ui holds plain components; pass what they show as props.',
      { path: '/src/ui/', pathNot: tests },
      { path: '/src/(features|session|trust|platform|main|preload|renderer)/' },
    ),
    forbid(
      'features-never-import-features',
      'Features meet in session, or the composition root hands one a function of the other.',
      { path: '^(?:csr-app|customer-agent|shared)/src/features/([^/]+)/', pathNot: tests },
      { path: '/src/features/[^/]+/', pathNot: '/src/features/$1/' },
    ),
    forbid(
      'features-below-wiring',
      'main, preload and renderer wire features together; a feature is given what it needs.',
      { path: '/src/features/', pathNot: tests },
      { path: `${anyApp}(main|preload|renderer)/` },
    ),

    // R1: floors of the server
    forbid(
      'server-rooms-below-doors',
      'gateway, http and handlers are the doors; the rooms behind them (sessions, calls, accounts, storage …) know none of them.',
      {
        path: '^signaling-server/src/(sessions|calls|accounts|audit|cluster|storage|telephony|mail)/',
        pathNot: tests,
      },
      { path: '^signaling-server/src/(gateway|handlers|http|main|cli|create-server)' },
    ),
    forbid(
      'handlers-stand-alone',
      'A handler answers one message; what two of them share belongs in sessions.',
      { path: '^signaling-server/src/handlers/', pathNot: `/index\\.ts$|${tests}` },
      { path: '^signaling-server/src/(gateway|http)/' },
    ),

    // R1: processes
    forbid(
      'pure-stays-pure',
      'A file without a process ending runs anywhere: declare a port here and put the adapter in a .main.ts or .dom.ts file.',
      { path: '^(shared|csr-app|customer-agent)/', pathNot: notPure },
      { path: `${main}|${dom}|${preload}` },
    ),
    forbid(
      'main-without-renderer',
      'Main cannot load renderer code; describe the exchange in a *.ipc.ts contract.',
      { path: main, pathNot: tests },
      { path: `${dom}|${preload}` },
    ),
    forbid(
      'renderer-without-main',
      'The renderer is not trusted with Node; describe the exchange in a *.ipc.ts contract.',
      { path: dom, pathNot: tests },
      { path: `${main}|${preload}` },
    ),
    forbid(
      'preload-is-pure',
      'The preload only builds the bridge from *.ipc.ts contracts.',
      { path: preload, pathNot: tests },
      { path: `${main}|${dom}` },
    ),
    forbid(
      'node-modules-of-node-only-in-main',
      "Node's own modules exist in main only; declare a port and put the adapter in a .main.ts file.",
      { path: '^(shared|csr-app|customer-agent)/src/', pathNot: `${main}|${tests}` },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'electron-only-in-main-and-preload',
      'Electron is reached through platform/*.main.ts, main/ and preload/.',
      { path: '/src/', pathNot: `${main}|${preload}` },
      { path: npmPackage('electron') },
    ),
    forbid(
      'react-only-in-renderers',
      'React belongs in .tsx and useX.ts; keep the logic in a pure file and subscribe to it.',
      { path: '/src/', pathNot: `${dom}|${tests}` },
      { path: npmPackage('(react|react-dom|react-i18next|@mantine/[^/]+)') },
    ),
    forbid(
      'no-shelling-out-of-the-server',
      'The server starts no programs.',
      { path: '^signaling-server/src/', pathNot: tests },
      { path: '^(node:)?child_process$' },
    ),

    // R3: one door to each package
    confine(
      'simple-peer',
      String.raw`^shared/src/platform/simple-peer-link\.dom\.ts$|^shared/src/platform/simplepeer-bundle\.d\.ts$`,
      'the LinkFactory port of session',
    ),
    confine(
      '@nut-tree/nut-js',
      String.raw`^shared/src/platform/native-input\.main\.ts$`,
      'the InputDevice port',
    ),
    confine(
      'systeminformation',
      String.raw`^customer-agent/src/platform/system-information\.main\.ts$`,
      'its port',
    ),
    confine('uiohook-napi', String.raw`^shared/src/platform/[a-z0-9-]+\.main\.ts$`, 'its port'),
    confine('x11', String.raw`^shared/src/platform/[a-z0-9-]+\.main\.ts$`, 'its port'),
    confine('@hpke/(core|dhkem-x25519)', String.raw`^csr-app/src/platform/hpke\.main\.ts$`, 'its functions'),
    confine('nodemailer', String.raw`^signaling-server/src/mail/smtp-mailer\.ts$`, 'the Mailer port'),
    confine('ws', '^signaling-server/src/gateway/', 'the gateway'),
    confine('better-sqlite3', '^signaling-server/src/storage/', 'a repository in storage'),
    confine('kysely', '^signaling-server/src/storage/', 'a repository in storage'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`(^|/)(out|release|\.cache)/` },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
    cache: { folder: '.cache/dependency-cruiser', strategy: 'content' },
  },
}
