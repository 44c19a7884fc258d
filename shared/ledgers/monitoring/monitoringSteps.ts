import { choice, choices, date, inSection, longtext, text, whole } from '../benefits/fields.ts'

/**
 * The procedure, a date per step: what inspectors ask for first. Order: 承诺授权 ≤ 信息比对, 评议 ≤ 公示 ≤ 乡镇审核 ≤
 * 县级审定 ≤ 公告.
 */
export const entryStepFields = inSection('entrySteps', [
  choice('clueSource', '线索来源', '发现渠道 来源渠道', { codes: 'clueSource' }),
  date('foundOn', '线索发现日期', '发现日期 农户申请日期 申请日期 申请时间'),
  date('acceptedOn', '受理日期', '受理时间'),
  text('receiver', '受理人'),
  date('pledgeOn', '承诺授权书签订日期', '授权承诺书签订日期 授权承诺书 承诺授权书 承诺授权日期 承诺授权书日期', {
    help: '不晚于信息比对日期',
  }),
  date('checkedOn', '入户核实日期', '入户核查日期 入户核实时间 核实日期'),
  text('checkers', '入户核实人', '核实人 入户核查人', { help: '至少两人，用顿号隔开' }),
  date('comparedOn', '信息比对日期', '数据比对日期 比对日期 信息比对时间'),
  choices('comparedWith', '比对内容', '比对部门 信息比对部门', { codes: 'comparedRegister' }),
  longtext('comparison', '信息比对结果', '比对结果 数据比对结果', { help: '有房产、车辆、财政供养等线索的须说明' }),
  date('assessedOn', '村级民主评议日期', '民主评议日期 民主评议日 评议日期 村级评议日期 民主评议时间'),
  whole('assessors', '评议参会人数', '参会人数 评议人数', { unit: '人' }),
  whole('assessYes', '评议同意票数', '同意票数 同意票', { unit: '票' }),
  date('noticeFrom', '村级公示开始日期', '公示开始日期 公示起始日期 公示开始时间 公示起', {
    help: '公示不少于 5 天（个别省 7 天，以本地规定为准）',
  }),
  date('noticeTo', '村级公示结束日期', '公示结束日期 公示截止日期 公示结束时间 公示止'),
  date('reviewedOn', '乡镇审核日期', '乡镇审核时间 乡(镇)审核日期'),
  text('reviewer', '乡镇审核人', '乡镇审核人员', { carry: true }),
  text('reviewOpinion', '乡镇审核意见', '审核意见'),
  date('approvedOn', '县级审定日期', '县级审批日期 县级审批 县级审定日 县级审定时间 县审定日期 县级批准日期'),
  text('approvalNumber', '县级审定文号', '审定文号 批复文号', { carry: true }),
  date('announcedOn', '公告日期', '县级公告日期 公告时间', { carry: true }),
  date('enteredOn', '录入系统日期', '系统录入日期 录入系统时间 录入日期'),
])

export const exitStepFields = inSection('exitSteps', [
  date('exitProposedOn', '村提名消除日期', '拟消除日期 村级提名日期 消除提名日期'),
  date('exitCheckedOn', '消除入户核实日期', '消除核实日期 消除入户核查日期'),
  text('exitCheckers', '消除核实人', '消除入户核实人', { help: '至少两人，用顿号隔开' }),
  date('exitAssessedOn', '消除民主评议日期', '消除评议日期'),
  date('exitNoticeFrom', '消除公示开始日期', '消除公示起始日期', { help: '一般不少于 7 天（以本地规定为准）' }),
  date('exitNoticeTo', '消除公示结束日期', '消除公示截止日期'),
  date('exitReviewedOn', '消除乡镇审核日期', '消除乡镇审核时间'),
  text('exitReviewer', '消除乡镇审核人', '', { carry: true }),
  date('exitApprovedOn', '消除县级审定日期', '消除县级审批日期 消除审定日期'),
  text('exitApprovalNumber', '消除审定文号', '', { carry: true }),
  date('exitAnnouncedOn', '消除公告日期', '消除县级公告日期', { carry: true }),
])
