/**
 * Import for effect before anything renders: the one Trusted Types policy of the apps. Mantine writes style sheets
 * through innerHTML; text without `<` can make no element, so that passes and everything else is refused.
 */
interface PolicyMaker {
  createPolicy: (name: 'default', rules: { readonly createHTML: (text: string) => string | null }) => unknown
}

const maker = Reflect.get(globalThis, 'trustedTypes') as PolicyMaker | undefined
maker?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) })

export type {}
