import { defineForm } from '../define.ts'
import type { GridCell, GridRow } from '../define.ts'
import { cell, head, note, row, signs, value } from './pieces.ts'

type Item = readonly [label: string, field: string]

const wages: readonly Item[] = [
  ['务工收入', 'migrantWages'],
  ['行业部门公益岗', 'officePostWages'],
  ['乡镇公益岗', 'townshipPostWages'],
  ['村级公益岗', 'villagePostWages'],
  ['公益性岗位', 'postWages'],
  ['自主采摘', 'pickingWages'],
  ['就业奖励', 'jobReward'],
  ['其他工资性', 'otherWages'],
]

const business: readonly Item[] = [
  ['种植业', 'planting'],
  ['养殖业', 'breeding'],
  ['林果业', 'forestry'],
  ['产业奖励', 'industryReward'],
  ['其他经营性', 'otherBusiness'],
]

const property: readonly Item[] = [
  ['资产收益分红', 'dividends'],
  ['土地流转', 'landRent'],
  ['金融贷款项目', 'loanProfit'],
  ['代种代养项目', 'agency'],
  ['其他财产性', 'otherProperty'],
]

const transfer: readonly Item[] = [
  ['计划生育金', 'familyPlanning'],
  ['低保金', 'lowIncomeMoney'],
  ['特困供养金', 'destituteMoney'],
  ['养老保险金', 'pension'],
  ['生态补偿金', 'ecology'],
  ['退耕还林补助', 'farmlandToForest'],
  ['公益林补偿', 'publicForest'],
  ['草原奖补', 'grassland'],
  ['移民补助', 'migration'],
  ['其他生态补偿', 'otherEcology'],
  ['种粮补贴', 'grainSubsidy'],
  ['地力补贴', 'landSubsidy'],
  ['农业保险补助', 'insuranceSubsidy'],
  ['高龄补贴', 'oldAge'],
  ['失能老人补贴', 'careSubsidy'],
  ['优抚金', 'honourMoney'],
  ['残疾两项补贴', 'disabilityMoney'],
  ['孤儿生活费', 'orphanMoney'],
  ['教育扶持', 'educationMoney'],
  ['救灾款', 'disasterMoney'],
  ['赡养费', 'support'],
  ['取暖费', 'heating'],
  ['物价补贴', 'priceSubsidy'],
  ['社会救济', 'socialRelief'],
  ['防贫保险', 'povertyInsurance'],
  ['经常性捐赠和赔偿', 'donation'],
  ['其他转移性', 'otherTransfer'],
]

const costs: readonly Item[] = [
  ['种植业支出', 'plantingCosts'],
  ['养殖业支出', 'breedingCosts'],
  ['林果业支出', 'forestryCosts'],
  ['其他经营性支出', 'otherCosts'],
  ['减：冲减的补贴', 'costSubsidy'],
]

/** 年度收入核算表: every item of the year, the sums and what each head of the household has; landscape, 273 mm. */
export const incomeSheet = defineForm({
  id: 'incomeSheet',
  code: 'P07',
  label: '家庭年度收入核算表',
  group: 'households',
  purpose: '逐项核算一户一年的收入、支出和人均纯收入，户主签字',
  ledger: 'income',
  each: 'record',
  paper: 'A4',
  orientation: 'landscape',
  margins: { top: 10, right: 12, bottom: 10, left: 12 },
  fontPt: 9.5,
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [
    { kind: 'title', text: '农户家庭年度收入核算表', pt: 17 },
    {
      kind: 'line',
      left: '{township}{village}{group}　户主：{headName}　户编号：{householdCode}',
      right: '年度：{year}　统计周期：{period}　单位：元',
    },
    {
      kind: 'grid',
      widths: [21, 31, 22, 31, 22, 31, 22, 31, 22, 40],
      rows: [
        row(
          7,
          head('类别'),
          head('项目'),
          head('金额'),
          head('项目'),
          head('金额'),
          head('项目'),
          head('金额'),
          head('项目'),
          head('金额'),
          head('小计'),
        ),
        ...lines('工资性\n收入', wages, 'wagesCounted'),
        ...lines('生产经营性\n收入', business, 'businessCounted'),
        ...lines('财产性\n收入', property, 'propertyCounted'),
        ...lines('转移性\n收入', transfer, 'transferCounted'),
        ...lines('生产经营性\n支出', costs, 'costsCounted'),
        row(
          8,
          head('核算结果'),
          head('家庭总收入'),
          cell('{total}', { align: 'right' }),
          head('家庭纯收入'),
          cell('{net}', { align: 'right' }),
          head('年度家庭人口'),
          value('{headcount}人'),
          head('人均纯收入'),
          cell('{perCapita}', { align: 'right' }),
          cell('纯收入＝四项收入－支出', { align: 'center' }),
        ),
        row(
          8,
          head('监测研判'),
          head('理赔收入'),
          cell('{claims}', { align: 'right' }),
          head('合规自付支出'),
          cell('{ownSpending}', { align: 'right' }),
          head('其他合规自付'),
          cell('{otherOwnSpending}', { align: 'right' }),
          head('扣减后人均'),
          cell('{afterSpending}', { align: 'right' }),
          cell('只用于研判，不计入收入', { align: 'center' }),
        ),
        row(9, head('收入说明'), cell('{explanation} {evidence}', { span: 9, align: 'left' })),
      ],
    },
    signs(['户主签字', '核算人：{enteredBy}', '村级审核：{checkedBy}', '日期'], 4, 9),
    note('填写说明：用黑色签字笔填写；小计按明细合计，只知道合计的直接填小计；户主签字前应逐项告知。', 8.5),
  ],
})

/** Four items in a row; the last column, over all rows of the group, is its sum. */
function lines(label: string, items: readonly Item[], sum: string): readonly GridRow[] {
  const count = Math.ceil(items.length / 4)
  return Array.from({ length: count }, (_, index) => {
    const four = [0, 1, 2, 3].flatMap((place): readonly GridCell[] => {
      const item = items[index * 4 + place]
      return item ? [head(item[0]), cell(`{${item[1]}}`, { align: 'right' })] : [cell(''), cell('')]
    })
    if (index > 0) return row(7, ...four)
    return row(7, head(label, { down: count }), ...four, cell(`{${sum}}`, { down: count, align: 'right' }))
  })
}
