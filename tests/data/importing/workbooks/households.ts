import type { ExpectedSheet, ExpectedTable, ExpectedWorkbook } from './expectedTypes.ts'

/** Files of one household, and the function list of a platform, read by eye. */

const fields = {
  户主和与户主关系: 'member.relation',
  姓名: 'member.name',
  性别: 'member.sex',
  文化程度: 'member.education',
  政治面貌: 'member.politicalStatus',
  户籍性质: 'member.residenceKind',
  健康状况: 'member.health',
  身份证号码: 'member.idCard',
  联系电话: 'member.phone',
  备注: 'member.note',
  行政村: 'household.village',
  村民小组: 'household.group',
  户类型: 'household.kind',
  农户星级: 'household.stars',
  承包土地情况: 'household.arableLand',
  户状态: 'household.status',
}

/** Around the members a form of the household, of which each item is a column; below it visits, explanations, a printed note. */
const merged = '户的内容，已并入成员各行'
const rest = { 2: merged, 14: merged, 15: merged, 16: '表外内容', 17: '表外内容', 18: '说明' }
const ofHousehold = ['行政村', '村民小组', '户类型', '门牌', '农户星级', '家庭住房情况', '承包土地情况', '主要收入来源', '户状态']

const members: ExpectedTable = {
  title: '示例区户情档案（一户一档） 乡镇：示例镇',
  header: [3, 3],
  data: [4, 7],
  heads: [
    '家庭成员信息',
    '户主和与户主关系',
    '姓名',
    '性别',
    '文化程度',
    '政治面貌',
    '户籍性质',
    '健康状况',
    '身份证号码',
    '从业及地址',
    '联系电话',
    '备注',
    ...ofHousehold,
  ],
  skipped: rest,
  fields,
}
const foreign = (sheet: string, head: string): ExpectedSheet => [
  { ...members, refused: `工作表“${sheet}”是另一户（${head}）的资料，没有导入` },
]

const list = (title: string, header: number, data: readonly [number, number], heads: readonly string[]): ExpectedSheet => [
  { title, header: [header, header], data, heads, refused: '表头与任何台账都对不上' },
]
const fieldList = (title: string, last: number): ExpectedSheet => list(title, 2, [3, last], ['序号', '主要字段', '备注'])

/** What is told of a sheet whose form is read with its members. */
const told = (sheet: string): string =>
  `工作表“${sheet}”是一户一张的登记表，户的 5 项内容（村（社区）、湾组、家庭类型、农户星级、户情状态）已一起读入`

export const households: Readonly<Record<string, ExpectedWorkbook>> = {
  'real_layout_一户一档_脱敏样例_干净.xlsx': {
    // Here the vertical words of the first column are in no cell of the header row.
    sheets: { 'Sheet1 (10)': [{ ...members, heads: members.heads.slice(1), left: 1 }] },
    notices: [told('Sheet1 (10)')],
  },
  'real_layout_3-一般贫困户-甲户主11-4-张湾-党员_脱敏样例_含遗留他户工作表.xlsx': {
    sheets: { Sheet1: [members], 'Sheet1 (2)': foreign('Sheet1 (2)', '甲户主12'), 'Sheet1 (10)': foreign('Sheet1 (10)', '甲户主13') },
    notices: [
      '工作表“Sheet1 (2)”是另一户（甲户主12）的资料，没有导入',
      '工作表“Sheet1 (10)”是另一户（甲户主13）的资料，没有导入',
      told('Sheet1'),
    ],
  },
  '功能清单_aitlamp-jzfp.xlsx': {
    sheets: {
      功能清单: [
        {
          title: '成都高新区扶贫精准化管理平台功能 一、业务管理系统',
          header: [3, 3],
          data: [4, 93],
          heads: ['序号', '业务单元', '功能模块', '备注'],
          skipped: { 89: '说明', 92: '说明' },
          refused: '表头与任何台账都对不上',
        },
      ],
      项目分类: list('项目分类码表', 2, [3, 15], ['序号', '一级分类', '二级分类']),
      项目信息: fieldList('项目信息表', 19),
      项目执行: fieldList('项目执行信息表', 10),
      项目验收: fieldList('项目验收信息表', 10),
      扶贫资金到账: fieldList('扶贫资金信息表', 12),
      扶贫资金下拨: fieldList('扶贫资金信息表', 14),
      帮扶单位: fieldList('帮扶单位信息表', 10),
      帮扶责任人: fieldList('帮扶责任人信息表', 9),
      贫困户: fieldList('贫困户信息表', 12),
      重点户: fieldList('重点户信息表', 12),
      贫困村: '工作表是空的',
      经济薄弱村: fieldList('经济薄弱村信息表', 12),
      产业帮扶户: fieldList('产业帮扶户信息表', 9),
      产业帮扶户家庭成员: fieldList('产业帮扶户家庭成员信息表', 13),
      考核指标: list('考核指标信息表', 2, [3, 20], ['序号', '考核项', '考核对象', '数据来源', '备注']),
    },
  },
}
