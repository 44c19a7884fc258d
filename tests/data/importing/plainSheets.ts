import { inventedIdCard } from '#tests/harness/dataCore.ts'
import { headIds, wifeId as wife, type CountySheet } from './countySheet.ts'

const [zhang, wang, zhao] = headIds

export const plainSheets: readonly CountySheet[] = [
  {
    title: '白沙村结对帮扶花名册',
    heads: [['序号', '户主姓名', '身份证号码', '家庭人口', '帮扶责任人', '帮扶人单位', '帮扶人职务', '帮扶人电话', '帮扶时间']],
    rows: [
      [1, '张建国', zhang, 2, '刘干事', '某镇农业农村办', '科员', '13900008888', '2024.1'],
      [2, '王大山', wang, 2, '刘干事', '某镇农业农村办', '科员', '13900008888', '2024.1'],
      [3, '赵有田', zhao, 2, '陈主任', '某镇民政办', '主任', '13900008889', '2024.1'],
    ],
    ledger: 'pairing',
    records: 3,
    unmapped: ['序号'],
    first: { household: '张建国', helper: '刘干事', helperName: '刘干事', helperUnit: '某镇农业农村办', from: '2024-01' },
  },
  {
    title: '白沙村2024年脱贫户人均纯收入统计表',
    heads: [['序号', '户主姓名', '户主证件号码', '年度', '家庭人口', '人均纯收入（元）']],
    rows: [
      [1, '张建国', zhang, 2024, 2, 15230],
      [2, '王大山', wang, 2024, 2, 16800.5],
    ],
    ledger: 'income',
    records: 2,
    unmapped: ['序号'],
    first: { household: '张建国', year: 2024, perCapitaGiven: 15_230_00, perCapita: 15_230_00 },
  },
  {
    title: '2025年春季学期雨露计划补助发放花名册',
    heads: [
      ['序号', '村', '学生姓名', '学生身份证号', '户主', '与户主关系', '学校名称', '年级', '补助金额（元）', '发放时间', '一卡通账号'],
    ],
    rows: [[1, '白沙村', '李秀英', wife, '张建国', '配偶', '某职业技术学院', '二年级', 1500, '2025-05', '43999912399']],
    below: [['合计', null, null, null, null, null, null, null, 1500]],
    ledger: 'education',
    records: 1,
    unmapped: ['序号'],
    first: { name: '李秀英', member: '李秀英', household: '张建国', paidOn: '2025-05' },
  },
  {
    title: '某镇2025年脱贫劳动力务工台账',
    heads: [['序号', '行政村', '姓名', '身份证号', '户类型', '务工地点', '务工单位', '外出时间', '月收入（元）', '联系电话']],
    rows: [
      [1, '白沙村', '张建国', zhang, '脱贫户', '广东省深圳市', '某电子厂', '2025.2', 4500, '13900001234'],
      [2, '白沙村', '刘春梅', inventedIdCard(44), '一般农户', '本县', '某服装厂', '2025.3', 3200, '13900001235'],
    ],
    ledger: 'migrantWork',
    records: 2,
    unmapped: ['序号'],
    first: { name: '张建国', member: '张建国', household: '张建国' },
  },
  {
    title: '白沙村2025年耕地地力保护补贴公示表',
    lines: [['单位：亩、元']],
    heads: [['序号', '户主姓名', '身份证号', '补贴面积（亩）', '补贴标准（元/亩）', '补贴金额（元）', '一卡通账号', '年度', '补贴项目']],
    rows: [
      [1, '张建国', zhang, 3.25, 105, 341.25, '43999912311', 2025, '耕地地力保护补贴'],
      [2, '王大山', wang, 2, 105, 210, '43999912312', 2025, '耕地地力保护补贴'],
    ],
    below: [['合计', null, null, 5.25, null, 551.25]],
    ledger: 'farmSubsidy',
    records: 2,
    unmapped: ['序号'],
    first: { household: '张建国', name: '张建国', amount: 341_25 },
  },
  {
    title: '某镇扶贫资产登记台账',
    lines: [[null, null, null, '单位：万元']],
    heads: [['序号', '资产名称', '资产类别', '所在村', '资产原值（万元）', '形成时间', '所有权人', '管护责任人', '备注']],
    rows: [
      [1, '白沙村光伏电站', '经营性资产', '白沙村', 42.6, '2019年12月', '白沙村集体', '张建国', null],
      [2, '白沙村文化广场', '公益性资产', '白沙村', 18, '2021年6月', '白沙村集体', '王大山', null],
    ],
    below: [['合计', null, null, null, 60.6]],
    ledger: 'asset',
    records: 2,
    unmapped: ['序号'],
    first: { name: '白沙村光伏电站', village: '白沙村' },
  },
  {
    title: '某镇2025年残疾人两项补贴发放表',
    heads: [
      [
        '序号',
        '村',
        '姓名',
        '身份证号',
        '残疾证号',
        '残疾类别',
        '残疾等级',
        '困难残疾人生活补贴（元/月）',
        '重度残疾人护理补贴（元/月）',
        '开户行',
        '账号',
      ],
    ],
    rows: [[1, '白沙村', '王大山', wang, `${wang}43`, '肢体', '二级', 90, 100, '某农商行', '43999912400']],
    ledger: 'disability',
    records: 1,
    unmapped: ['序号'],
    first: { name: '王大山', member: '王大山', household: '王大山' },
  },
]
