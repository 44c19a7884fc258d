import { requiredPapers } from '#shared/policy/requiredPapers.ts'
import { addDays } from '#shared/values/date.ts'
import { contractNo, type Stage } from './projectPlans.ts'
import type { About, Project } from './projects.ts'
import { put, type World } from './world.ts'

/** Its lots, whose contracts add up to the project's. */
export function putLots(world: World, project: string, { plan, at, contract, settled }: About): Project['lots'] {
  const parts = plan.lots ?? [
    { name: '一标段', scale: plan.scale, state: at('县级验收') ? '已验收' : at('完工') ? '完工' : at('在建') ? '在建' : '未开工' },
  ]
  let left = contract
  return parts.map((part, index) => {
    const amount = index === parts.length - 1 ? left : Math.round((contract * part.scale) / plan.scale / 10_000) * 10_000
    left -= amount
    const id = put(world, 'lot', {
      name: part.name,
      code: `${index + 1}`,
      project,
      lotVillage: plan.village.id,
      content: plan.kind.content,
      scale: part.scale,
      scaleUnit: plan.kind.unit,
      winner: '示例建设工程有限公司',
      ceiling: amount,
      winning: amount,
      contractNo: contractNo(plan, at('合同签订')!, index),
      contractOn: at('合同签订'),
      contractAmount: amount,
      startedOn: at('在建') ?? undefined,
      completedOn: at('完工') ?? undefined,
      acceptedOn: part.state === '已验收' ? (at('县级验收') ?? addDays(at('完工')!, 4)) : undefined,
      state: part.state,
      retention: Math.round(amount * 0.03),
    })
    // What was built is worth what it was settled at.
    const built = settled === null ? amount : Math.floor((settled * amount) / contract)
    if (at('在建')) putProgress(world, { project, lot: id, at, amount: built, isDone: at('完工') !== null })
    return { id, contract: amount }
  })
}

type Progress = Readonly<{ project: string; lot: string; at: Project['at']; amount: number; isDone: boolean }>

function putProgress(world: World, { project, lot, at, amount, isDone }: Progress): void {
  const begun = at('在建')!
  // Built over a hundred days: what is finished is reported on the day of its 完工.
  const steps = isDone ? ([30, 70, 100] as const) : ([12, 24] as const)
  const percents = isDone ? [40, 80, 100] : [50, 82]
  steps.forEach((days, index) => {
    const percent = percents[index]!
    const date = percent === 100 ? at('完工')! : addDays(begun, days)
    if (date > world.today) return
    const works = percent === 100 ? '全部完工' : percent >= 80 ? '主体完成' : '基础施工'
    put(world, 'projectProgress', {
      project,
      lot,
      date,
      percent: percent * 10,
      works,
      invested: Math.round((amount * percent) / 100),
      reporter: world.officials.projects,
    })
  })
}

const paperStage: Readonly<Record<string, Stage>> = {
  立项: '已批复',
  设计: '设计/预算评审',
  招标: '招投标',
  合同: '合同签订',
  施工: '在建',
  验收: '县级验收',
  结算: '报账/拨付',
  审计: '报账/拨付',
  支付: '报账/拨付',
  公示: '完工',
  绩效: '已办结',
  移交: '已办结',
}

/** Papers that are not written on the day of their stage: the stage and the days after it. Those of building end with it. */
const paperDays: Readonly<Record<string, readonly [stage: Stage, days: number]>> = {
  村级申报会议记录: ['申报', -1],
  项目申报书: ['申报', 0],
  绩效目标申报表: ['申报', 0],
  一事一议会议记录: ['招投标', -15],
  乡镇审核意见: ['乡镇审核', 0],
  项目入库批复: ['县级审定入库', 0],
  设计图纸: ['设计/预算评审', -5],
  工程预算书: ['设计/预算评审', -3],
  '招标(采购)文件': ['招投标', -12],
  中标公示资料: ['招投标', 3],
  中标通知书: ['招投标', 6],
  施工日志: ['完工', 0],
  监理日志: ['完工', 0],
  施工前中后照片: ['完工', 0],
  竣工报告: ['完工', 0],
  乡镇初验表: ['县级验收', -8],
  工程结算书: ['报账/拨付', -20],
  '审计(决算)报告': ['报账/拨付', -10],
  支付凭证: ['报账/拨付', 5],
  到户发放花名册: ['报账/拨付', 5],
  村级公示照片: ['村级公示', 0],
  资金分配公告照片: ['已批复', 0],
  资产确权登记资料: ['县级验收', 40],
  资产移交清单: ['已办结', -10],
  管护协议: ['已办结', -10],
}

/** When a paper was written; null where it is not there yet. */
function writtenOn({ today }: World, { plan, at }: About, { stage, paper }: Readonly<{ stage: string; paper: string }>): string | null {
  const [own, days] = paperDays[paper] ?? [paperStage[stage] ?? '已办结', 0]
  const reached = at(own)
  if (reached === null) return null
  const day = addDays(reached, days)
  if (day <= today) return day
  return plan.stage === '已办结' ? today : null
}

/** Every paper of the stages that it has come to; what comes of such a stage later is still missing. */
export function putPapers(world: World, project: string, about: About): void {
  const { plan, at } = about
  const wanted = requiredPapers.filter(({ classes }) => !classes || classes.includes(plan.kind.class))
  for (const { stage, paper } of wanted) {
    if (at(paperStage[stage] ?? '已办结') === null) continue
    const date = writtenOn(world, about, { stage, paper })
    put(world, 'projectPaper', {
      project,
      stage,
      paper,
      isComplete: date === null ? 0 : 1,
      ...(date === null ? { missing: '正在办理，办结后归档' } : { date, copies: 1 }),
      place: '镇项目办档案柜',
      keeper: world.officials.projects,
    })
  }
}
