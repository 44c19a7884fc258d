import { resolve } from 'node:path'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { isIsoDay } from '#shared/values/date.ts'
import { textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import type { Session } from './session.ts'

/**
 * `report`: a Word report with live figures, by the id of a shipped report or the name or id of an own template. The file is
 * only read: nothing is kept in it, and the same content makes the same bytes.
 */
export async function makeReport(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const [file, out] = line.words
  const [asOf, against] = [textOption(line, 'as-of'), textOption(line, 'against')]
  if ([asOf, against].some((day) => day !== undefined && !isIsoDay(day)))
    return { fault: 'input.invalid', detail: '日期要写成 2026-03-31 的样子' }
  const info = await session.openReadOnly(file!)
  if (isFault(info)) return info
  const known = await session.call('reports.list', {})
  if (isFault(known)) return known
  if (out === undefined)
    return {
      json: known,
      text: known.map(({ id, name, own, note }) => `${id}\t${name}${own ? '（本单位）' : ''}\t${note}`).join('\n'),
    }
  const wanted = textOption(line, 'template') ?? ''
  const template = known.find(({ id, name }) => id === wanted || name === wanted)
  if (!template)
    return { fault: 'input.invalid', detail: `--template 只能是 ${known.map(({ id, own, name }) => (own ? name : id)).join('、')}` }
  const target = resolve(out)
  const made = await session.call('reports.make', {
    template: template.id,
    token: session.token(target),
    ...(asOf === undefined ? {} : { asOf }),
    ...(against === undefined ? {} : { against }),
  })
  if (isFault(made)) return made
  return {
    json: { figures: made.figures, cells: made.cells, file: target },
    text: `已写出“${template.name}”：文中 ${made.figures} 个数字，表中 ${made.cells} 格，${target}`,
  }
}
