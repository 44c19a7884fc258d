import { defineCodes } from '#shared/ledger/define.ts'
import type { CodeList } from '#shared/ledger/define.ts'
import { requiredPapers } from '#shared/policy/requiredPapers.ts'
import { fundCodes } from './projectsFunds.ts'
import { projectTypeCodes } from './projectsTypes.ts'
import { item, plainItems } from './items.ts'

const projectNature = defineCodes({
  id: 'projectNature',
  label: '建设性质',
  items: [...plainItems('新建', '续建', '改建', '扩建', '改扩建'), item('修缮(维修)', '修缮', '维修', '维修改造'), item('其他', '其它')],
})

/** In the order of a project's life; the last four stand aside of it. */
const projectState = defineCodes({
  id: 'projectState',
  label: '项目状态',
  items: [
    item('申报', '已申报', '村级申报'),
    item('村级公示', '公示中'),
    item('乡镇审核', '乡镇审核通过'),
    item('行业论证', '行业部门论证'),
    { value: '县级审定入库', aliases: ['县级审定入库(储备)', '已入库', '入库', '储备', '储备项目'], doubtful: ['规划中'] },
    { value: '已批复', aliases: ['已批复(年度计划)', '批复', '年度计划', '已纳入年度计划'], doubtful: ['立项', '报备', '未开工'] },
    item('设计/预算评审', '设计', '预算评审', '设计预算评审'),
    item('招投标', '招投标(采购)', '招标', '采购', '招标中'),
    item('合同签订', '已签合同', '签订合同'),
    item('已开工', '开工'),
    item('在建', '实施中', '建设中', '施工中', '正在实施'),
    { value: '完工', aliases: ['已完工', '竣工', '已竣工'], doubtful: ['已完成'] },
    item('乡镇初验', '已初验', '初验'),
    { value: '县级验收', aliases: ['已验收', '县级验收通过'], doubtful: ['验收'] },
    item('结(决)算审计', '结算审计', '决算审计', '审计'),
    item('报账/拨付', '报账', '拨付', '等待资金拨付'),
    item('资金结清', '已结清'),
    item('形成资产移交', '资产移交', '已移交'),
    item('已办结', '办结', '已归档'),
    item('终止', '已终止'),
    item('调整', '已调整'),
    item('出库', '已出库'),
    item('暂停', '停工', '已暂停'),
  ],
})

const projectClass = defineCodes({
  id: 'projectClass',
  label: '实施类别',
  items: [
    item('工程建设类', '工程类', '建设类'),
    item('货物采购类', '采购类', '物资采购类'),
    item('服务类', '培训类', '培训服务类'),
    item('补助到户类', '到户类', '直补到户类', '奖补类'),
    item('金融保险类', '贴息类', '保险类'),
    item('入股分红类', '资产收益类', '入股类'),
  ],
})

const projectWarning = defineCodes({
  id: 'projectWarning',
  label: '进度预警',
  items: [item('正常', '正常(绿)', '绿', '绿灯'), item('滞后', '滞后(黄)', '黄', '黄灯'), item('严重滞后', '严重滞后(红)', '红', '红灯')],
})

const linkageMechanism = defineCodes({
  id: 'linkageMechanism',
  label: '联农带农机制',
  items: [
    item('土地流转', '流转土地'),
    item('就业务工', '务工就业', '带动务工', '劳务用工', '吸纳就业'),
    item('带动生产', '带动发展生产'),
    item('收益分红', '收益分配'),
    item('订单收购', '订单农业', '保底收购'),
    item('资产入股', '入股', '入股分红'),
    item('技术服务', '技术指导', '技术培训'),
    item('其他', '其它'),
  ],
})

const tenderMethod = defineCodes({
  id: 'tenderMethod',
  label: '招标(采购)方式',
  items: [
    item('公开招标', '公开'),
    item('邀请招标', '邀请'),
    item('竞争性磋商', '磋商'),
    item('竞争性谈判', '谈判'),
    item('询价', '询价采购'),
    item('单一来源', '单一来源采购'),
    item('比选', '比选采购'),
    item('一事一议自建', '村民自建', '自建', '一事一议'),
    item('其他', '其它', '直接委托'),
  ],
})

const acceptanceResult = defineCodes({
  id: 'acceptanceResult',
  label: '验收结论',
  items: [item('通过', '合格', '验收合格', '验收通过'), item('整改后通过', '限期整改', '整改'), item('不通过', '不合格', '未通过')],
})

const performanceGrade = defineCodes({
  id: 'performanceGrade',
  label: '绩效等次',
  items: [item('优', '优秀', 'A'), item('良', '良好', 'B'), item('中', '一般', 'C'), item('差', '较差', 'D')],
})

const lotState = defineCodes({
  id: 'lotState',
  label: '标段状态',
  items: [
    item('未开工', '待开工'),
    item('在建', '施工中', '已开工', '建设中'),
    { value: '完工', aliases: ['已完工', '竣工'], doubtful: ['基本完工', '已基本完工'] },
    item('已验收', '验收合格', '已完成市级验收', '已完成县级验收'),
    item('停工', '暂停'),
    item('终止', '已终止'),
  ],
})

const paperStage = defineCodes({
  id: 'paperStage',
  label: '资料阶段',
  items: [
    item('立项', '申报立项', '申报', '立项阶段'),
    item('设计', '设计阶段', '设计预算'),
    item('招标', '招投标', '采购', '招标阶段'),
    item('合同', '合同签订'),
    item('施工', '实施', '施工阶段', '实施阶段'),
    item('验收', '验收阶段', '竣工验收'),
    ...plainItems('结算', '审计', '支付', '公示', '绩效', '移交'),
    item('其他', '其它'),
  ],
})

/** The papers that a stage asks for, and one for everything else. */
const projectPaper = defineCodes({
  id: 'projectPaper',
  label: '资料种类',
  items: [...[...new Set(requiredPapers.map((one) => one.paper))].map((value) => ({ value })), item('其他资料', '其他', '其它')],
})

export const projectsCodes: readonly CodeList[] = [
  ...projectTypeCodes,
  projectNature,
  projectState,
  projectClass,
  projectWarning,
  linkageMechanism,
  tenderMethod,
  acceptanceResult,
  performanceGrade,
  lotState,
  paperStage,
  projectPaper,
  ...fundCodes,
]
