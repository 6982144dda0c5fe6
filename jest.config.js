// Two projects: `unit` runs beside the sources on plain Node, `e2e` drives real apps, browsers and displays.

/** ESM-only packages that jest's CommonJS runtime has to have translated. */
const esmOnlyPackages = ['@noble', 'kysely', 'node-addon-api', 'content-disposition']

const common = {
  testEnvironment: 'node',
  moduleNameMapper: { '^@deskside/shared/(.*)$': '<rootDir>/shared/src/$1' },
  transform: {
    '^.+\\.(ts|tsx|js|mjs)$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnlyPackages.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/.*/out/', '<rootDir>/release/', '<rootDir>/.cache/'],
}

export default {
  projects: [
    {
      ...common,
      displayName: 'unit',
      // Real processes, displays and key derivation, several at a time on two cores, need the longer limit.
      setupFilesAfterEnv: ['<rootDir>/e2e/rig/time-limit.ts'],
      testMatch: [
        '<rootDir>/{shared,signaling-server,csr-app,customer-agent}/{src,tests}/**/*.test.{ts,tsx}',
        '<rootDir>/scripts/**/*.test.{ts,mjs}',
        '<rootDir>/e2e/bench/**/*.test.ts',
      ],
    },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/e2e/**/*.e2e.ts'],
      setupFilesAfterEnv: ['<rootDir>/e2e/rig/time-limit.ts'],
    },
  ],
}
