import type { VillageBookInfo } from '#shared/ipc/outputs.ts'
import type { MergeFile } from '#shared/ipc/parts/merging.ts'
import type { Grant } from '#shared/ipc/shell.ts'
import { FaultError, call, faultText } from '#renderer/bridge/index.ts'

/** A copy, package or returned workbook that was chosen, with what it would bring, what it needs, or why it is refused. */
export type Chosen = Readonly<{
  token: string
  name: string
  file: MergeFile | null
  book: VillageBookInfo | null
  password?: string
  need: 'password' | null
  wasWrong: boolean
  refused: string | null
  /** Made apart: it can be imported instead. */
  isApart: boolean
}>

/** What a person says of a file beside choosing it. */
export type LookKey = Readonly<{ password?: string; person?: string }>

const asksForPassword = ['package.passwordNeeded', 'file.passwordNeeded']
const wrongPassword = ['package.passwordWrong', 'file.passwordWrong']

/** A refusal is told beside its file; the others go on. */
export async function lookAt({ token, name }: Pick<Grant, 'token' | 'name'>, { password, person }: LookKey): Promise<Chosen> {
  const bare = { token, name, file: null, book: null, need: null, wasWrong: false, refused: null, isApart: false }
  try {
    const isBook = name.toLowerCase().endsWith('.xlsx')
    const book = isBook ? await call('villageBook.look', { token, ...(person === undefined ? {} : { person }) }) : null
    const { files } = await call('merge.look', { tokens: [token], ...(password === undefined ? {} : { passwords: { [token]: password } }) })
    return { ...bare, file: files[0] ?? null, book, ...(password === undefined ? {} : { password }) }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    const wasWrong = wrongPassword.includes(error.fault.fault)
    if (wasWrong || asksForPassword.includes(error.fault.fault)) return { ...bare, need: 'password', wasWrong }
    return { ...bare, refused: faultText(error.fault), isApart: error.fault.fault === 'merge.otherOrigin' }
  }
}
