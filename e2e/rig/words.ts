/** A locale's shape with whatever words stand in it. */
export type Texts<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : Texts<Words[Key]>
}
