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
}>

/** A thing that a person wants to do, step by step. */
export type HelpTask = Readonly<{ title: string; steps: readonly string[] }>
