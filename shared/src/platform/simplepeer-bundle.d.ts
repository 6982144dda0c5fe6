/** The browser build that simple-peer ships; the Node one would need Node's own modules in the renderer. */
declare module 'simple-peer/simplepeer.min.js' {
  export { default } from 'simple-peer'
}
