// For `node --import`: dependency-cruiser reads sources through TypeScript's JavaScript API, which TypeScript 7
// does not have yet, so it is given TypeScript 6 for that (installed as `typescript-api`).
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    return next(specifier.replace(/^typescript(?=$|\/)/, 'typescript-api'), context)
  },
})
