/** A picture as it can be shown: painted anew by this app. */
export interface ShownPicture {
  /** Of a blob in this window. */
  readonly url: string
  readonly width: number
  readonly height: number
}
