import { defineLedger } from '#shared/ledger/define.ts'
import { choice, choices, inSection, longtext, month, phone, shown, text, whole, yes } from '../benefits/fields.ts'
import { entryFields, exitFields } from './monitoringFigures.ts'
import { entryStepFields, exitStepFields } from './monitoringSteps.ts'
import { householdFields } from './ofHousehold.ts'

/**
 * 监测对象: one record is one cycle of a household, from 纳入 to 消除; a household that falls back gets another one.
 * The household itself shows the kind under which it is monitored now.
 */
const basics = inSection('basics', [
  ...householdFields(),
  whole('householdSize', '户内现有人口', '', { unit: '人', derived: { kind: 'parent', link: 'household', field: 'memberCount' } }),
  choice('kind', '监测对象类别', '监测类别 监测对象类型 监测户类型 易返贫致贫户类型 易返贫致贫户(监测对象)类型', {
    codes: 'monitoringKind',
    required: true,
    ...shown(116, 26),
    help: '脱贫不稳定户只能是脱贫户，边缘易致贫户只能是一般农户',
  }),
  month('identifiedAt', '识别监测时间', '风险识别时间 监测识别时间 纳入监测时间 纳入时间 识别纳入时间 识别时间 监测时间 认定监测时间', {
    required: true,
    ...shown(104, 22),
  }),
  choice('state', '监测流程状态', '流程状态 监测状态 办理进度', {
    codes: 'monitoringState',
    initial: '已纳入',
    dated: true,
    ...shown(96, 22),
  }),
  text('refusal', '不予纳入原因', '未纳入原因 放弃原因', { help: '不予纳入或农户放弃时填' }),
])

const risk = { codes: 'riskKind' } as const
const risks = inSection('risks', [
  choice(
    'risk1',
    '致贫返贫风险1',
    '致贫/返贫风险1 主要风险 风险类型 致贫返贫风险 返贫致贫风险 主要致贫返贫风险 主要返贫致贫风险 主要致贫风险 返贫致贫风险1 风险1',
    {
      ...risk,
      required: true,
      ...shown(104, 24),
    },
  ),
  choice('risk2', '致贫返贫风险2', '致贫/返贫风险2 次要风险 返贫致贫风险2 风险2', { ...risk, ...shown(104, 24) }),
  choice('risk3', '致贫返贫风险3', '致贫/返贫风险3 返贫致贫风险3 风险3', risk),
  choice('risk4', '致贫返贫风险4', '致贫/返贫风险4 返贫致贫风险4 风险4', risk),
  choice('risk5', '致贫返贫风险5', '致贫/返贫风险5 返贫致贫风险5 风险5', risk),
  choice('disaster', '自然灾害类型', '自然灾害子项 灾害类型', { codes: 'disasterKind', help: '风险含“因自然灾害”时填' }),
  text('riskNote', '风险其他备注', '其他风险备注 风险说明', { help: '风险含“其他”时必填' }),
  yes('isGuaranteed', '整户无劳动能力兜底保障户', '是否整户无劳动能力兜底保障户 兜底保障户 整户无劳动力', {
    help: '识别时的情况；全家都无或丧失劳动力并享受低保或特困',
  }),
  yes('isResettled', '是否居住集中安置区', '是否居住易地搬迁集中安置区', {}),
])

const help = inSection('help', [
  choice('developmentHelp', '实施开发式帮扶措施情况', '开发式帮扶措施 是否实施开发式帮扶措施', {
    codes: 'developmentHelp',
    help: '家中有劳动力（含弱、半劳动力）的应已实施',
  }),
  month('helpStartedAt', '首次落实帮扶时间', '帮扶措施开始时间 措施开始日期 落实帮扶措施时间', {
    help: '识别后一个月内至少落实一项（以本地规定为准）',
  }),
  choices('industryHelp', '产业帮扶', '', { codes: 'industryHelp' }),
  choices('employmentHelp', '就业帮扶', '', { codes: 'employmentHelp' }),
  choices('financeHelp', '金融帮扶', '', { codes: 'financeHelp' }),
  choices('postHelp', '公益性岗位帮扶', '公益岗位帮扶', { codes: 'postHelp' }),
  text('postHelpNote', '公益性岗位帮扶其他备注', '', {}),
  choices('housingHelp', '住房安全保障', '', { codes: 'housingHelp' }),
  choices('waterHelp', '饮水安全保障', '', { codes: 'waterHelp' }),
  choices('healthHelp', '健康帮扶', '', { codes: 'healthHelp' }),
  choices('compulsoryHelp', '义务教育保障', '', { codes: 'compulsoryHelp' }),
  choices('schoolingHelp', '教育帮扶', '其他教育帮扶', { codes: 'schoolingHelp' }),
  choices('guaranteeHelp', '综合保障', '', { codes: 'guaranteeHelp' }),
  choices('socialHelp', '社会帮扶', '', { codes: 'socialHelp' }),
  choices('moveHelp', '搬迁', '', { codes: 'moveHelp', help: '2021 年后识别的监测对象不应登记易地搬迁' }),
  choices('livingHelp', '生产生活条件改善', '', { codes: 'livingHelp' }),
  choices('buildingHelp', '基础设施建设', '', { codes: 'buildingHelp' }),
  text('contact', '监测联系人', '监测对象联系人 jclxr', { ...shown(90, 20), help: '消除风险时必填' }),
  phone('contactPhone', '监测联系人电话', '监测联系人联系电话', { search: 'tail', inPrint: true, printWidth: 26 }),
  longtext('note', '备注', '备注说明', { inPrint: true, printWidth: 24 }),
])

const removal = inSection('removal', [
  yes('isRemoved', '风险是否已消除', '风险是否消除 是否消除风险 是否已消除风险 是否消除', { dated: true, ...shown(96, 18) }),
  choice('removalKind', '风险消除方式', '消除方式 dm_fxxcfs', { codes: 'removalKind' }),
  month('removedAt', '风险消除时间', '消除监测时间 解除监测时间 消除时间 风险消除日期', {
    ...shown(104, 22),
    help: '与识别监测时间至少相隔六个月（自然消除除外）',
  }),
  choice('warning', '三色预警', '预警等级 三色管理', { codes: 'warningColour', dated: true }),
  month('revisitedAt', '最近跟踪回访时间', '跟踪回访时间 消除后回访时间', { help: '消除以后仍要跟踪' }),
])

export const monitoring = defineLedger({
  id: 'monitoring',
  label: '监测对象',
  table: 'monitoring',
  unit: '户次',
  menu: 'monitoring',
  title: 'headName',
  sections: [
    { id: 'basics', label: '监测对象' },
    { id: 'risks', label: '返贫致贫风险' },
    { id: 'entrySteps', label: '纳入程序' },
    { id: 'entry', label: '识别时情况' },
    { id: 'help', label: '帮扶措施' },
    { id: 'removal', label: '风险消除' },
    { id: 'exitSteps', label: '消除程序' },
    { id: 'exit', label: '消除后情况' },
  ],
  fields: [...basics, ...risks, ...entryStepFields, ...entryFields, ...help, ...removal, ...exitStepFields, ...exitFields],
  naturalKeys: [['household', 'identifiedAt']],
  parent: { ledger: 'household', field: 'household' },
  aliases: ['监测对象信息', '监测户', '三类户', '三类监测对象', '(自定义)监测对象信息', '易返贫致贫户', '监测对象花名册', '监测对象台账'],
  sort: ['-identifiedAt', 'village'],
  since: 'identifiedAt',
  occurrence: { date: 'identifiedAt', says: ['kind', 'risk1', 'state'] },
})
