/** Help for one or more screens: what it is for, how the usual things are done, what else to know. */
export type HelpTopic = Readonly<{
  id: string
  title: string
  /** Names of the places that it explains. */
  screens: readonly string[]
  /** What the screen is for, in a sentence or two. */
  about: string
  tasks: readonly HelpTask[]
  /** What people ask or get wrong. */
  notes?: readonly string[]
  /** In the printed manual only; on the screen the thing itself stands beside. */
  pictures?: readonly HelpPicture[]
}>

/** A picture taken of the program by build/manual.mjs. `after`: title of the task below which it stands; else at the head. */
export type HelpPicture = Readonly<{ name: string; caption: string; after?: string }>

/** A picture as it is printed: a data: address and its size in pixels. */
export type DrawnPicture = Readonly<{ source: string; width: number; height: number }>
export type PictureOf = (name: string) => DrawnPicture | null

/** A thing that a person wants to do, step by step. */
export type HelpTask = Readonly<{ title: string; steps: readonly string[] }>
