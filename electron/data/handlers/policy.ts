import { basename } from 'node:path'
import { once } from 'node:events'
import type { CoreContext } from '#data/core/context.ts'
import { townshipOf } from '#data/core/fileInfo.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { replaceFile } from '#data/excel/fileReplacement.ts'
import { readPolicyFile } from '#data/exchange/policyFile.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext } from '#data/store/read.ts'
import { FaultError, isFault, type Outcome } from '#shared/ipc/faults.ts'
import type { PolicyPreview } from '#shared/ipc/parts/policy.ts'
import { comparePolicy, type OwnValue, type PolicyDifference, type PolicyFile } from '#shared/policy/exchange.ts'
import { policyItems } from '#shared/policy/index.ts'
import { commitEdit } from './edit.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'

export const policyHandlers = {
  'policy.export': async (context, { token }) => {
    const path = pathOf(context, token)
    const content = contentOf(context)
    const written = await replaceFile(path, async (stream) => {
      stream.end(`${JSON.stringify(content, null, 2)}\n`)
      await once(stream, 'finish')
    })
    if (isFault(written)) return written
    const count = content.values.length
    noteAccess(context, { action: '导出', ledger: 'policyValue', scope: '政策参数', count, masked: true, detail: basename(path) })
    return { name: basename(path), values: count }
  },

  'policy.inspect': (context, { token }) => previewOf(context, token),

  'policy.import': async (context, { token, id }) => {
    const preview = previewOf(context, token)
    if (isFault(preview)) return preview
    const { differences } = preview
    const changed = differences.filter(({ record }) => record !== null).length
    const told = { added: differences.length - changed, changed }
    if (differences.length === 0) return { changeSet: null, ...told }
    const changes = differences.map((difference) => changeOf(context, difference))
    const done = await commitEdit(context, { id, kind: 'edit', label: `导入政策参数“${preview.name}”`, changes })
    return isFault(done) ? done : { changeSet: done.changeSet, ...told }
  },
} satisfies Partial<Handlers>

function previewOf(context: CoreContext, token: string): Outcome<PolicyPreview> {
  const path = pathOf(context, token)
  const file = readPolicyFile(path)
  if (isFault(file)) return file
  const { township, exportedOn } = file
  return { name: basename(path), township, exportedOn, ...comparePolicy(policyItems, file, ownValues(context.reading())) }
}

function contentOf(context: CoreContext): PolicyFile {
  const reading = context.reading()
  const values = ownValues(reading).map(({ item, from, value, note }) => {
    const label = policyItems.find((candidate) => candidate.id === item)?.label
    return { item, ...(label ? { label } : {}), from, value, ...(note ? { note } : {}) }
  })
  const exportedOn = reading.today
  return { format: 'township-ledger/policy', version: 1, township: townshipOf(reading.engine), exportedOn, values }
}

function ownValues(reading: ReadContext): readonly OwnValue[] {
  const ledger = needLedger(reading.registry, 'policyValue')
  const ids = queryIds(reading, ledger, {})
  if (isFault(ids)) throw new FaultError(ids)
  const text = (value: unknown): string => String(value ?? '')
  return readRecords(reading, ledger, ids).map(({ id, head, values }) => ({
    id,
    head,
    item: text(values['item']),
    from: text(values['from']),
    value: text(values['value']),
    note: text(values['note']),
  }))
}

function changeOf(context: CoreContext, { item, from, value, note, record }: PolicyDifference) {
  const values = { item, from: from || null, value, note: note || null }
  if (!record) return { ledger: 'policyValue', recordId: context.options.newId(), op: 'add' as const, values }
  return { ledger: 'policyValue', recordId: record.id, op: 'change' as const, values, seenHead: record.head }
}
