import { defineForm } from '../define.ts'

/** Three originals: village committee, township office, financial office. */
export const subsidyAcceptance = defineForm({
  id: 'subsidyAcceptance',
  code: 'P16',
  label: '产业帮扶（奖补）申请验收表',
  group: 'benefits',
  purpose: '一户一项一表：申请、村级初审、乡镇验收和公示签字',
  ledger: 'subsidy',
  filter: 'year = {ask.year}',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: { top: 15, right: 15, bottom: 14, left: 18 },
  editions: ['internal', 'holder'],
  asks: [{ id: 'year', label: '年度', type: 'year', initial: 'today' }],
  blank: true,
  blocks: [
    { kind: 'title', text: '产业帮扶（奖补）申请验收表' },
    { kind: 'line', left: '{township}{village}{group}', right: '{year}年度　{batch}' },
    {
      kind: 'grid',
      widths: [26, 33, 26, 33, 26, 33],
      rows: [
        {
          heightMm: 9,
          cells: [
            { text: '户主姓名', head: true },
            { text: '{headName}', align: 'center' },
            { text: '户类型', head: true },
            { text: '{householdKind}', align: 'center' },
            { text: '家庭人口', head: true },
            { text: '{household.memberCount}', align: 'center' },
          ],
        },
        {
          heightMm: 9,
          cells: [
            { text: '申请人', head: true },
            { text: '{name}', align: 'center' },
            { text: '身份证号', head: true },
            { text: '{idCard}', span: 3, align: 'center' },
          ],
        },
        {
          heightMm: 9,
          cells: [
            { text: '联系电话', head: true },
            { text: '{household.phone}', align: 'center' },
            { text: '帮扶责任人', head: true },
            { text: '{household.helperName}', align: 'center' },
            { text: '申请日期', head: true },
            { text: '{appliedOn}', align: 'center' },
          ],
        },
        {
          heightMm: 9,
          cells: [
            { text: '开户银行', head: true },
            { text: '{bankName}', span: 2 },
            { text: '银行账号', head: true },
            { text: '{account}', span: 2, align: 'center' },
          ],
        },
        {
          heightMm: 9,
          cells: [
            { text: '奖补产业', head: true },
            { text: '{kind}', align: 'center' },
            { text: '奖补项目', head: true },
            { text: '{item}', align: 'center' },
            { text: '申报规模', head: true },
            { text: '{scale}{scaleUnit}', align: 'center' },
          ],
        },
        {
          heightMm: 9,
          cells: [
            { text: '验收规模', head: true },
            { text: '{acceptedScale}{scaleUnit}', align: 'center' },
            { text: '补助标准（元）', head: true },
            { text: '{standard}', align: 'center' },
            { text: '应补金额（元）', head: true },
            { text: '{due}', align: 'center' },
          ],
        },
        {
          heightMm: 9,
          cells: [
            { text: '核定金额（元）', head: true },
            { text: '{amount}', align: 'center' },
            { text: '大写', head: true },
            { text: '{amount|capitals}', span: 3 },
          ],
        },
        {
          heightMm: 25,
          cells: [
            { text: '农户申请', head: true },
            {
              text: '本人申请上述产业奖补，所报内容真实，如有虚报愿退回奖补资金。',
              span: 5,
              foot: '申请人（签字、手印）：　　　　　　　年　　月　　日',
            },
          ],
        },
        {
          heightMm: 25,
          cells: [
            { text: '帮扶责任人核实意见', head: true },
            { text: '', span: 5, foot: '帮扶责任人（签字）：　　　　　　　年　　月　　日' },
          ],
        },
        {
          heightMm: 32,
          cells: [
            { text: '村级初审意见', head: true },
            { text: '', span: 5, foot: '第一书记（工作队长）：　　　　　村党组织书记：　　　　　（盖章）　　年　月　日' },
          ],
        },
        {
          heightMm: 32,
          cells: [
            { text: '乡镇验收意见', head: true },
            {
              text: '验收日期：{acceptedOn|day}　　　　验收人：{acceptedBy}',
              span: 5,
              foot: '验收人（两人以上签字）：　　　　　　　　　　　（盖章）　　年　　月　　日',
            },
          ],
        },
        {
          heightMm: 18,
          cells: [
            { text: '公示情况', head: true },
            {
              text: '公示开始：{postedFrom|day}　　　　公示结束：{postedTo|day}',
              span: 5,
              foot: '公示结果：□无异议　□有异议　　公示经办人（签字）：　　　　　　',
            },
          ],
        },
        {
          heightMm: 25,
          cells: [
            { text: '乡镇审批意见', head: true },
            { text: '', span: 5, foot: '分管领导（签字）：　　　　　　　（盖章）　　年　　月　　日' },
          ],
        },
      ],
    },
    { kind: 'text', text: '注：本表一式三份，村（居）民委员会、乡镇帮扶工作机构、财政所各存一份。', pt: 9 },
  ],
})
