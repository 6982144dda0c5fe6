import { appBundle } from '../build/app-bundle.ts'

export default appBundle({
  folder: import.meta.dirname,
  pages: { main: 'index.html' },
  nativePackages: [],
})
