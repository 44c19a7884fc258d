import { call } from '#renderer/bridge/index.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { ImportOverview, ReviewOutputs } from '#shared/ipc/outputs.ts'

type ReviewMethod = Exclude<keyof ReviewOutputs, 'import.paste'> | 'import.words' | 'import.place' | 'import.year'
type StepOf<M extends ReviewMethod> = Readonly<{ method: M; input: Omit<Input<M>, 'session'> }>

/** One choice of the review, or what words mean. They are kept in order, so that a session that is lost can be made again. */
export type ReviewStep = { [M in ReviewMethod]: StepOf<M> }[ReviewMethod]

export function takeStep<M extends ReviewMethod>(session: string, { method, input }: StepOf<M>): Promise<ImportOverview> {
  return call(method, { session, ...input } as Input<M>)
}
