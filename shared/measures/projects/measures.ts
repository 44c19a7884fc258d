import { projectAccepted, projectApproved, projectCompleted, projectLives, projectStarted } from '../conditions.ts'
import type { Measure } from '../define.ts'
import { counted, different, measuresOf, summed } from '../say.ts'

const approved = `${projectLives} and (${projectApproved} or approvedOn is not blank or startedOn is not blank)`

/** Channels and pipes are measured in kilometres, too. */
const onRoads =
  '(work in ("农村道路建设(通村路、通户路、小型桥梁等)","产业路、资源路、旅游路建设") or name contains "路" or content contains "路")'

const stages = measuresOf('项目', [
  {
    id: 'projects',
    label: '项目数',
    unit: '个',
    definition: '帮扶项目台账中状态不是终止、出库的项目数，不限年度。',
    of: counted('project', projectLives),
  },
  {
    id: 'projectsYear',
    label: '本年项目数',
    unit: '个',
    time: 'year',
    definition: '项目年度为截止日所在年度、状态不是终止、出库的项目数。',
    of: counted('project', `${projectLives} and year = {year}`),
  },
  {
    id: 'projectBudget',
    label: '项目预算总投资',
    unit: '万元',
    definition: '状态不是终止、出库的项目的预算总投资合计。',
    of: summed('project', 'budget', projectLives),
  },
  {
    id: 'projectsInLibrary',
    label: '入库项目数',
    unit: '个',
    definition: '填有入库日期或入库年度、状态不是终止、出库的项目数。',
    of: counted('project', `${projectLives} and (libraryDate is not blank or libraryYear is not blank)`),
  },
  {
    id: 'projectsApproved',
    label: '批复实施项目数',
    unit: '个',
    definition: '资金已批复或已进入批复以后环节的项目数，是开工率、完工率、验收率的分母。',
    of: counted('project', approved),
  },
  {
    id: 'projectApprovedMoney',
    label: '批复金额',
    unit: '万元',
    definition: '批复实施项目的批复金额合计。',
    of: summed('project', 'approved', approved),
  },
  {
    id: 'projectsStarted',
    label: '已开工项目数',
    unit: '个',
    definition: '批复实施项目中“是否开工”为是、填有开工日期或状态在开工以后的项目数。',
    of: counted('project', `${approved} and ${projectStarted}`),
  },
  {
    id: 'startRate',
    label: '项目开工率',
    unit: '%',
    definition: '已开工项目数 ÷ 批复实施项目数。',
    of: { ratio: ['projectsStarted', 'projectsApproved'] },
  },
  {
    id: 'projectsCompleted',
    label: '已完工项目数',
    unit: '个',
    definition: '批复实施项目中填有完工日期或状态在完工以后的项目数。',
    of: counted('project', `${approved} and ${projectCompleted}`),
  },
  {
    id: 'completionRate',
    label: '项目完工率',
    unit: '%',
    definition: '已完工项目数 ÷ 批复实施项目数。',
    of: { ratio: ['projectsCompleted', 'projectsApproved'] },
  },
  {
    id: 'projectsAccepted',
    label: '已验收项目数',
    unit: '个',
    definition: '批复实施项目中填有县级验收日期或状态在验收以后（结决算审计、报账拨付等）的项目数。',
    of: counted('project', `${approved} and ${projectAccepted}`),
  },
  {
    id: 'acceptanceRate',
    label: '项目验收率',
    unit: '%',
    definition: '已验收项目数 ÷ 批复实施项目数。',
    of: { ratio: ['projectsAccepted', 'projectsApproved'] },
  },
  {
    id: 'projectsEnded',
    label: '终止和出库项目数',
    unit: '个',
    definition: '帮扶项目台账中状态为终止或出库的项目数。',
    of: counted('project', 'state in ("终止","出库")'),
  },
])

const control = measuresOf('项目', [
  {
    id: 'projectsSlow',
    label: '进度滞后项目数',
    unit: '个',
    definition: '未终止项目中进度预警为滞后（黄）的项目数。',
    of: counted('project', `${projectLives} and warning = "滞后"`),
  },
  {
    id: 'projectsVerySlow',
    label: '进度严重滞后项目数',
    unit: '个',
    definition: '未终止项目中进度预警为严重滞后（红）的项目数。',
    of: counted('project', `${projectLives} and warning = "严重滞后"`),
  },
  {
    id: 'projectsLate',
    label: '超过计划完工日期未完工项目数',
    unit: '个',
    definition: '批复实施项目中计划完工日期早于截止日而未完工的项目数。',
    of: counted('project', `${approved} and plannedEnd < {asOf} and not ${projectCompleted}`),
  },
  {
    id: 'projectPaid',
    label: '项目累计支付',
    unit: '万元',
    definition: '未终止项目的累计支付合计，来自资金支付台账。',
    of: summed('project', 'paid', projectLives),
  },
  {
    id: 'projectPaidRate',
    label: '项目资金支付率',
    unit: '%',
    definition: '项目累计支付 ÷ 批复金额。',
    of: { ratio: ['projectPaid', 'projectApprovedMoney'] },
  },
  {
    id: 'projectsPapersMissing',
    label: '资料缺件项目数',
    unit: '个',
    definition: '未终止项目中项目资料台账登记有缺件的项目数。',
    of: counted('project', `${projectLives} and papersMissing > 0`),
  },
  {
    id: 'roadLength',
    label: '产业路等道路建设里程',
    unit: '公里',
    definition:
      '未终止项目中规模单位为公里（km）的规模数量合计，限项目子类型为道路建设、或名称和建设任务提到路的；渠道、管道等的长度不计。',
    of: summed('project', 'scale', `${projectLives} and ${onRoads} and scaleUnit in ("公里","km","千米")`),
  },
  { id: 'lots', label: '标段数', unit: '个', definition: '标段台账中状态不是终止的标段数。', of: counted('lot', 'not state = "终止"') },
  {
    id: 'lotContracts',
    label: '标段合同金额',
    unit: '万元',
    definition: '未终止标段的合同金额合计。',
    of: summed('lot', 'contractAmount', 'not state = "终止"'),
  },
  {
    id: 'projectHouseholds',
    label: '项目受益户数（名单）',
    unit: '户',
    definition: '项目受益户台账中的户，受益于多个项目只计一次。',
    of: different('projectBeneficiary', 'household'),
  },
])

export const projectMeasures: readonly Measure[] = [...stages, ...control]
