import { defineCodes } from '#shared/ledger/define.ts'
import { item } from './items.ts'
import type { CodeList } from '#shared/ledger/define.ts'

/** Visits, meetings, sweeps, public notices, mending of problems, plans. */

const visitKind = defineCodes({
  id: 'visitKind',
  label: '走访方式',
  items: [
    item('入户走访', '入户', '走访', '日常走访', '实地走访'),
    item('电话/视频', '电话', '视频', '电话回访', '电话走访', '电话联系', '微信'),
    item('遍访', '书记遍访', '遍访走访'),
    item('集中排查', '大排查', '集中大排查'),
    item('慰问', '节日慰问', '走访慰问', '慰问走访'),
    item('工作队走访', '驻村工作队走访', '驻村走访'),
    item('跟踪回访', '回访', '消除后回访'),
    item('其他', '其它'),
  ],
})

const meetingKind = defineCodes({
  id: 'meetingKind',
  label: '会议类型',
  items: [
    item('党委会研判', '党委会', '党委会商研判', '乡镇党委会', '党委会议'),
    item('领导小组会', '领导小组会议', '乡村振兴领导小组会', '工作领导小组会'),
    item('村支部会', '村支委会', '支部会', '支委会', '村两委会', '"两委"会'),
    item('村民代表会', '村民代表大会', '民主评议', '村民代表会议', '民主评议会', '村民代表会(民主评议)', '村民大会'),
    item('一事一议', '一事一议会'),
    item('防返贫会商', '会商研判', '防返贫研判会', '会商', '研判会', '防返贫研判', '监测帮扶研判会', '研判'),
    item('工作例会', '例会', '推进会', '调度会'),
    item('其他', '其它'),
  ],
})

const monitoringNoticeKind = defineCodes({
  id: 'monitoringNoticeKind',
  label: '公示类型',
  items: [
    item('监测对象纳入公示', '纳入公示', '识别公示', '评议公示', '拟纳入公示', '监测对象公示'),
    item('风险消除公示', '消除公示', '拟消除公示', '解除公示'),
    item('监测对象公告', '纳入公告', '审定公告', '县级公告'),
    item('风险消除公告', '消除公告'),
    item('帮扶措施公示', '帮扶政策公示', '措施公示'),
    item('补助发放公示', '资金发放公示', '补贴公示', '奖补公示'),
    item('村务公开', '党务村务公开', '三务公开'),
    item('其他', '其它'),
  ],
})

const noticeOutcome = defineCodes({
  id: 'noticeOutcome',
  label: '公示结果',
  items: [
    item('无异议', '没有异议', '公示无异议', '无'),
    item('有异议已处理', '有异议,已处理', '异议已处理', '已答复'),
    item('有异议', '有异议待处理', '有'),
  ],
})

const problemSource = defineCodes({
  id: 'problemSource',
  label: '问题来源',
  items: [
    item('国家考核评估', '国家考核', '国家后评估', '后评估', '国考'),
    item('省级考核评估', '省级考核', '省考', '省级督查'),
    item('市县督查', '市级督查', '县级督查', '督查', '督导', '市级考核', '县级考核'),
    item('审计', '审计发现', '审计反馈'),
    item('巡视巡察', '巡视', '巡察', '巡察反馈'),
    item('自查', '自查自纠', '自查发现', '排查发现', '乡镇自查'),
    item('数据比对', '系统疑点', '疑点数据', '数据疑点'),
    item('信访舆情', '信访', '舆情'),
    item('其他', '其它'),
  ],
})

const rectifyState = defineCodes({
  id: 'rectifyState',
  label: '整改状态',
  items: [
    item('未整改', '待整改', '未完成', '未启动'),
    item('整改中', '正在整改', '推进中', '长期坚持'),
    item('已整改', '整改完成', '完成整改', '已完成'),
    item('已销号', '销号', '已验收销号'),
  ],
})

/** What a sweep found of a household, and what has become of it. */
const sweepFinding = defineCodes({
  id: 'sweepFinding',
  label: '排查结论',
  items: [
    item('无风险', '无问题', '正常', '无返贫致贫风险', '无返贫风险'),
    item('有风险拟纳入监测', '拟纳入监测', '有返贫风险', '有致贫风险', '有返贫致贫风险', '存在风险'),
    item('有问题需整改', '有问题', '需整改', '存在问题'),
    item('监测对象风险未消除', '风险未消除', '继续监测'),
    item('监测对象可消除', '拟消除风险', '拟消除'),
    item('未见到人', '外出未见', '无人在家', '外出'),
  ],
})

/** What an inspection found at a household that was drawn. */
const inspectResult = defineCodes({
  id: 'inspectResult',
  label: '抽查结果',
  items: [
    item('未查', '待查', '未检查'),
    item('无问题', '未发现问题', '正常', '合格'),
    item('有问题', '发现问题', '存在问题'),
    item('未见到人', '无人在家', '外出未见'),
  ],
})

const educationProblem = defineCodes({
  id: 'educationProblem',
  label: '义务教育情况',
  items: [
    item('无适龄学生', '无义务教育阶段学生', '无', '无适龄人口'),
    item('均在校', '全部在校', '在校就读', '有保障', '已保障', '无失学辍学'),
    item('送教上门', '有送教上门'),
    item('有失学辍学', '失学辍学', '有辍学', '存在失学辍学', '辍学'),
  ],
})

const planState = defineCodes({
  id: 'planState',
  label: '计划执行状态',
  items: [
    item('未开始', '未实施'),
    item('执行中', '实施中', '进行中'),
    item('已完成', '完成', '已落实'),
    item('已调整', '调整'),
    item('终止', '中止'),
  ],
})

export const monitoringWorkCodes: readonly CodeList[] = [
  visitKind,
  meetingKind,
  monitoringNoticeKind,
  noticeOutcome,
  problemSource,
  rectifyState,
  sweepFinding,
  inspectResult,
  educationProblem,
  planState,
]
