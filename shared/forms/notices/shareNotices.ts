import type { FormDefinition } from '../define.ts'
import { anyYearAsk, numberColumn, yearAsk } from '../columns.ts'
import { moneyColumn, notice, paid } from './noticeParts.ts'

/** What came of assets and stations and who gets it. */
export const shareNotices: readonly FormDefinition[] = [
  notice({
    id: 'noticeShares',
    label: '资产收益分配公示（到户）',
    purpose: '资产收益分红到户名单在村公示',
    ledger: 'assetDistribution',
    filter: 'year = {ask.year} and household is not blank',
    title: '关于{ask.year}年帮扶资产收益分配的公示',
    body: ['经村民（代表）会议讨论通过，{ask.year}年帮扶资产收益拟向{village}以下农户分配，资金{total.amount}元，现予公示，接受群众监督。'],
    columns: [
      numberColumn(13),
      { id: 'receiver', header: ['分配对象'], text: '{receiver}', widthMm: 28, align: 'center' },
      { id: 'asset', header: ['资产名称'], text: '{asset}', widthMm: 58 },
      { id: 'use', header: ['分配用途'], text: '{use}', widthMm: 28, align: 'center' },
      { id: 'basis', header: ['分配依据'], text: '{basis}', widthMm: 14, align: 'center' },
      moneyColumn('amount', '分配金额', 27),
    ],
    sort: ['asset', 'receiver'],
    totals: '合计',
    days: 7,
    posted: { from: 'income.noticeFrom', to: 'income.noticeTo' },
    over: paid(
      '关于{ask.year}年帮扶资产收益分配情况的公告',
      '经村民（代表）会议讨论通过并公示，{ask.year}年帮扶资产收益已向{village}以下农户分配，资金{total.amount}元，现予公告，接受群众监督。',
    ),
    asks: [yearAsk],
  }),
  notice({
    id: 'noticePower',
    label: '光伏收益分配公示',
    purpose: '村级光伏电站收益使用情况在村公示',
    ledger: 'stationUse',
    filter: 'date >= "{ask.year}" and date <= "{ask.year}" and date >= {ask.since}',
    title: '关于{ask.year|year}村级光伏电站收益分配使用的公示',
    body: [
      '经村民（代表）会议评议，{village}村级光伏电站收益安排使用{total.amount}元，主要用于公益岗位、小型公益事业和奖励补助，现予公示，接受群众监督。',
    ],
    columns: [
      numberColumn(13),
      { id: 'station', header: ['电站名称'], text: '{station}', widthMm: 41 },
      { id: 'date', header: ['分配时间'], text: '{date|month}', widthMm: 27, align: 'center' },
      { id: 'use', header: ['用途'], text: '{use}', widthMm: 37, align: 'center' },
      { id: 'name', header: ['受益人'], text: '{name}{headName|unless:name}', widthMm: 21, align: 'center' },
      moneyColumn('amount', '金额', 29),
    ],
    sort: ['-date', 'use'],
    totals: '合计',
    days: 7,
    asks: [anyYearAsk, { id: 'since', label: '自何日起的分配（不填为全部）', type: 'date' }],
  }),
]
