import type { PolicyItem } from './define.ts'
import { number, text } from './item.ts'

const days = (id: string, label: string, value: number, help: string): PolicyItem =>
  number(id, label, '天', 'deadlines')({ help, values: [['', value]] })
const months = (id: string, label: string, value: number, help: string): PolicyItem =>
  number(id, label, '月', 'deadlines')({ help, values: [['', value]] })

/** 国务院办公厅关于 2025 年、2026 年部分节假日安排的通知. */
const holidays2025 = [
  '2025-01-01,2025-01-28~2025-02-04,2025-01-26班,2025-02-08班,2025-04-04~2025-04-06,2025-05-01~2025-05-05,2025-04-27班',
  '2025-05-31~2025-06-02,2025-10-01~2025-10-08,2025-09-28班,2025-10-11班',
]
const holidays2026 = [
  '2026-01-01~2026-01-03,2026-01-04班,2026-02-15~2026-02-23,2026-02-14班,2026-02-28班,2026-04-04~2026-04-06',
  '2026-05-01~2026-05-05,2026-05-09班,2026-06-19~2026-06-21,2026-09-25~2026-09-27,2026-10-01~2026-10-07,2026-09-20班,2026-10-10班',
]

/** Periods that procedures prescribe, and how early the program reminds. Lists of days are written 90,30. */
export const deadlines: readonly PolicyItem[] = [
  days('clueDays', '线索受理到入户核查', 3, '各地 2–3 日。'),
  days('noticeDays', '纳入公示天数', 5, '村级公示不少于 5 天；个别省为 7 天。'),
  days('exitNoticeDays', '消除公示天数', 7, '风险消除公示，各地 5–7 天。'),
  number(
    'recognitionWorkdays',
    '识别纳入全流程',
    '工作日',
    'deadlines',
  )({
    help: '从受理到县级审定，海南为 20 个工作日，部分地方 15 天。',
    values: [['', 20]],
  }),
  days('measureDays', '识别后落实帮扶措施', 30, '识别之日起一个月内至少落实一项；部分地方为 10 天。'),
  months('exitMonths', '识别到消除最短间隔', 6, '2022 年 4 月起，自然消除除外。'),
  text('exitMonthsFrom', '消除间隔要求起始日', 'deadlines', {
    help: '此日及以后识别的监测对象按“识别到消除最短间隔”检查。',
    values: [['', '2022-04-01']],
  }),
  months('followUpMonths', '消除后跟踪走访间隔', 3, '风险消除后按季度回访。'),
  months('followUpUntil', '消除后跟踪期限', 12, '风险消除后跟踪回访多久；期满以后按脱贫户、一般农户走访，不再提醒回访。'),
  months('visitMonths', '监测对象走访间隔', 1, '未消除的监测对象每月至少走访一次，按县要求设置。'),
  months('householdVisitMonths', '脱贫户走访间隔', 3, '每季度至少走访一次，按县要求设置。'),
  days('newbornDays', '新生儿参保宽限', 90, '出生后 90 天内参保的，不作未参保处理。'),
  days('projectNoticeDays', '项目公示公告天数', 10, '国开办发〔2018〕11 号：村级公示不少于 10 天。'),
  days('startDays', '批复到开工', 60, '超过未开工的项目列为滞后。'),
  days('acceptanceDays', '完工到验收', 30, '完工后超过未验收的项目列为滞后。'),
  days('titleDays', '验收到确权', 60, '项目资产验收后应完成确权登记。'),
  days('handoverDays', '验收到移交', 60, '项目资产验收后应移交使用单位或村集体。'),
  days('rentOverdueDays', '资产收益逾期', 30, '应收日后超过此天数未收列为疑点。'),
  text('contractReminderDays', '经营合同到期提醒', 'deadlines', { help: '到期前多少天提醒，可写多个。', values: [['', '90,30']] }),
  text('loanReminderDays', '小额信贷到期提醒', 'deadlines', { help: '到期前多少天提醒，可写多个。', values: [['', '90,60,30,15,7']] }),
  text('spendingMilestones', '资金支付序时节点', 'deadlines', {
    help: '月末应达到的支付进度，写作 月=百分比；请按省、市当年要求设置。',
    values: [['', '6=50,9=75,12=95']],
  }),
  text('holidays', '法定节假日与调休', 'deadlines', {
    help: '计算工作日用：放假写 起日~止日，调休上班写 日期班，用逗号隔开；每年按国务院办公厅通知补上下一年。',
    values: [['', [...holidays2025, ...holidays2026].join(',')]],
  }),
  text('incomePeriod', '收入统计周期', 'deadlines', { help: '起止月日；起日在上一年。', values: [['', '10-01,09-30']] }),
]
