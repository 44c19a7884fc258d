import { defineForm } from '../define.ts'
import { cell, column, dateColumn, head, moneyColumn, note, numberColumn, pairs, row, section, signs, wide, value } from './pieces.ts'

const second = (helper: string) => pairs('户类型', '{householdKind}', '监测对象类别', '{monitoringKind}', '帮扶责任人', helper)

/** Whoever signs writes the day. */
const signedOn = '签字日期：　　　年　　月　　日'

/** P13: the plan of a year and what was seen at the door. */
export const planSheet = defineForm({
  id: 'helpPlanSheet',
  code: 'P13',
  label: '年度帮扶计划表',
  group: 'households',
  purpose: '一户一策的年度帮扶计划，户主和帮扶责任人签字',
  ledger: 'helpPlan',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [
    { kind: 'title', text: '{year|year}农户帮扶计划表' },
    { kind: 'line', left: '{township}{village}{group}', right: '户编号：{householdCode}' },
    {
      kind: 'grid',
      widths: [30, 32, 30, 32, 30, 32],
      rows: [
        row(9, ...pairs('户主姓名', '{headName}', '家庭人口', '{household.memberCount}人', '联系电话', '{householdPhone}')),
        { ...row(9, ...second('{helperName}')), when: 'helperName' },
        // A plan that names nobody is carried out by whom the household is paired with.
        { ...row(9, ...second('{household.helperName}')), when: '!helperName' },
        row(38, head('家庭情况及\n致贫原因分析'), cell('{situation}', { span: 5, align: 'left' })),
        row(28, head('帮扶目标'), cell('{goal}', { span: 5, align: 'left' })),
        row(24, head('拟落实\n措施类别'), cell('{kinds|options}', { span: 5, align: 'left' })),
        row(52, head('拟采取措施'), cell('{measures}', { span: 5, align: 'left' })),
        row(
          10,
          head('预计增收'),
          value('{expected}元'),
          head('预计年末人均\n纯收入'),
          value('{expectedPerCapita}元'),
          head('计划执行状态'),
          value('{state}'),
        ),
        row(36, head('执行情况\n（年末填写）'), cell('{result}', { span: 5, align: 'left', foot: '实际增收：　　　　{actual}元' })),
      ],
    },
    signs(['户主签字', signedOn, '帮扶责任人签字', signedOn], 2),
    signs(['村级审核人', '村民委员会（盖章）'], 2),
    note('说明：一式两份，农户、村级各存一份；用黑色签字笔填写，措施有调整的在执行情况栏写明。'),
  ],
})

export const visitCard = defineForm({
  id: 'visitCard',
  code: 'P13',
  label: '走访记录卡',
  group: 'households',
  purpose: '一户一卡，印出近期走访，留空行续记；放在农户家中或档案袋',
  ledger: 'household',
  each: 'record',
  paper: 'A4',
  orientation: 'landscape',
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [
    { kind: 'title', text: '帮扶走访记录卡' },
    {
      kind: 'line',
      left: '{township}{village}{group}　户主：{headName}　{kind} {monitoringKind}',
      right: '帮扶责任人：{helperName}　户编号：{code}',
    },
    {
      kind: 'table',
      of: 'visit',
      sort: ['-date'],
      turned: true,
      minRows: 11,
      maxRows: 8,
      rowMm: 12.5,
      columns: [
        numberColumn(11),
        dateColumn(['date', '走访日期'], '{date}', 25),
        column(['visitors', '走访人'], '{visitors}', 27),
        column(['kind', '走访方式'], '{kind}', 22),
        column(['content', '走访内容'], '{content}', 72, { align: 'left' }),
        column(['problem', '发现问题'], '{problem}', 42, { align: 'left' }),
        column(['advice', '处理意见及结果'], '{advice}', 42, { align: 'left' }),
        column(['sign', '户主签字'], '', 32),
      ],
    },
    note('说明：每次走访当场填写，用黑色签字笔，户主签字确认；发现返贫致贫风险的，当日报村级监测员。'),
  ],
})

export const visitSheet = defineForm({
  id: 'visitSheet',
  code: 'P13',
  label: '入户走访记录表',
  group: 'households',
  purpose: '一次走访一张，记家庭近况、问题和处理',
  ledger: 'visit',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  editions: ['internal'],
  blank: true,
  blocks: [
    { kind: 'title', text: '入户走访记录表' },
    { kind: 'line', left: '{township}{village}{group}', right: '户编号：{householdCode}' },
    {
      kind: 'grid',
      widths: [30, 32, 30, 32, 30, 32],
      rows: [
        row(9, ...pairs('户主姓名', '{headName}', '户类型', '{householdKind}', '联系电话', '{householdPhone}')),
        row(9, ...pairs('走访日期', '{date|day}', '走访方式', '{kind}', '监测对象类别', '{monitoringKind}')),
        row(9, head('走访人'), cell('{visitors}', { span: 2 }), head('单位'), cell('{visitorUnit}', { span: 2 })),
        wide('走访事项', '{topic}', 5, 9),
        row(50, head('走访内容'), cell('{content}', { span: 5, align: 'left' })),
      ],
    },
    section('家庭近况'),
    {
      kind: 'grid',
      widths: [30, 63, 30, 63],
      rows: [
        wide('情况有无变化', '{hasChange|has}', 3, 9),
        row(14, ...pairs('收入变化', '{incomeNews}', '健康变化', '{healthNews}')),
        row(14, ...pairs('就业变化', '{workNews}', '住房饮水变化', '{housingNews}')),
        row(15, head('发现的风险'), cell('{risks|options}', { span: 3, align: 'left' })),
      ],
    },
    section('问题与处理'),
    {
      kind: 'grid',
      widths: [30, 63, 30, 63],
      rows: [
        row(26, head('发现问题'), cell('{problem}', { span: 3, align: 'left' })),
        row(26, head('处理意见'), cell('{advice}', { span: 3, align: 'left' })),
        row(9, head('办理责任人'), cell('{responsible}'), head('办理期限'), cell('{dueOn|day}')),
        row(9, head('办结日期'), cell('{doneOn|day}'), head('照片张数'), value('{photos}张')),
      ],
    },
    signs(['走访人签字', '户主签字', '签字日期'], 3),
  ],
})

/** Measures whose amount is lent, not given. */
const loans = '小额信贷|助学贷款'

/** What came to the household's doors in the year: money for a list of the measures. */
export const measureList = defineForm({
  id: 'measureList',
  code: 'P13',
  label: '帮扶措施到户明细表',
  group: 'households',
  purpose: '各村当年落实到户的帮扶措施，一村一表',
  ledger: 'measure',
  each: 'village',
  filter: 'stage != "计划"',
  paper: 'A4',
  orientation: 'landscape',
  fontPt: 10,
  editions: ['internal', 'public'],
  blocks: [
    { kind: 'title', text: '{township}{village}帮扶措施到户明细表' },
    { kind: 'line', left: '填报单位（盖章）：{village}', middle: '填报日期：{today}', right: '单位：元' },
    {
      kind: 'table',
      sort: ['group', 'headName', 'year', 'kind'],
      columns: [
        numberColumn(11),
        column(['group', '村民小组'], '{group}', 22),
        column(['head', '户主姓名'], '{headName}', 22),
        column(['kind', '户类型'], '{householdKind}', 20),
        column(['year', '年度'], '{year}', 14),
        column(['measure', '措施大类'], '{kind}', 32),
        column(['item', '措施子项'], '{item}', 36),
        column(['content', '措施内容'], '{content}', 52, { align: 'left' }),
        moneyColumn(['amount', '帮扶金额'], '{amount}', 26, { sum: 'amount', notSummed: `item=${loans}` }),
        column(['state', '落实状态'], '{state}', 20),
        column(['note', '备注'], '', 18),
      ],
      totals: { label: '合计 {count} 条', pageTotals: true },
    },
    note('注：小额信贷、助学贷款列的是贷款本金，须偿还，不计入小计和合计。'),
    { kind: 'sign', labels: ['填表人', '审核人', '村级负责人', '联系电话'], perRow: 4 },
  ],
})
