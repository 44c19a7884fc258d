import type { TablePlan } from '#shared/importing/planTypes.ts'
import type { ImportPlace } from '#shared/ipc/outputs.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { ImportSession } from './importSession.ts'

/**
 * The question in which village a table's rows lie: villages hand in sheets of their own and do not say whose they are.
 * Null where every row says it.
 */
export function placeAsked(session: Pick<ImportSession, 'choices' | 'file'>, registry: Registry, plan: TablePlan): ImportPlace | null {
  const village = session.choices[plan.index]?.village || null
  const labels = villageLabels(registry)
  const lacks = plan.problems.filter(({ code, message }) => code === 'required' && labels.some((label) => message.includes(label)))
  if (lacks.length === 0 && village === null) return null
  return {
    rows: new Set(lacks.map(({ row }) => row)).size,
    village,
    proposal: proposalOf([plan.table.title, plan.table.sheet, session.file]),
  }
}

function villageLabels(registry: Registry): readonly string[] {
  const links = registry.ledgers.flatMap(({ fields }) => fields.filter(({ target, derived }) => target === 'village' && !derived))
  return [...new Set(links.map(({ label }) => label))]
}

/** Too uncertain to be taken unasked: 青山村摸底情况表. */
function proposalOf(texts: readonly string[]): string | null {
  for (const text of texts) {
    const found = /([\u4e00-\u9fff]{1,6}?(?:村|社区))(?!民|组|级|干|委)/.exec(text.replace(/^.*?(?:镇|乡|街道)/, ''))?.[1]
    if (found && found.length >= 2 && !/^(?:各|全|本|我|该|农|行政|脱贫|贫困)/.test(found)) return found
  }
  return null
}
