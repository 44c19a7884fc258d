import type { CoreContext } from '#data/core/context.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import type { Method, Output, Parsed } from '#shared/ipc/contract.ts'

/** Answers one method of the contract. Input has passed its zod shape. Faults may be returned or thrown as FaultError. */
export type Handler<M extends Method> = (context: CoreContext, input: Parsed<M>) => Output<M> | Fault | Promise<Output<M> | Fault>

export type Handlers = { readonly [M in Method]: Handler<M> }
