import { defineForm } from '../define.ts'
import type { Block } from '../define.ts'
import { cell, column, head, note, numberColumn, pairs, row, section, signs, wide } from './pieces.ts'

/** P08: what a household hands in by itself, and its leave to compare its data. Both may be printed empty. */
export const application = defineForm({
  id: 'helpApplication',
  code: 'P08',
  label: '农户申请书',
  group: 'households',
  purpose: '农户自主申请纳入防止返贫监测时填写，一户一份',
  ledger: 'household',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: { top: 20, right: 22, bottom: 16, left: 26 },
  fontPt: 12,
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [
    { kind: 'title', text: '防止返贫监测帮扶申请书', pt: 20 },
    { kind: 'text', when: 'village', text: '{village|committee}：', aboveMm: 8 },
    { kind: 'text', when: '!village', text: '　　　　　　村（居）民委员会：', aboveMm: 8 },
    {
      kind: 'text',
      indent: true,
      aboveMm: 3,
      text: '我家因下列原因，基本生活出现（可能出现）严重困难，自愿申请纳入防止返贫监测帮扶，现将有关情况如实申报如下。',
    },
    { kind: 'space', mm: 3 },
    {
      kind: 'grid',
      widths: [30, 51, 30, 51],
      rows: [
        row(10, ...pairs('申请人(户主)', '{headName}', '联系电话', '{phone}')),
        row(10, ...pairs('家庭人口', '{memberCount}人', '村民小组', '{group}')),
        wide('证件号码', '{headIdCard}', 3, 10),
        wide('家庭住址', '{address}', 3, 10),
        row(
          24,
          head('申请原因'),
          cell(
            '□因病　□因学　□因残　□因自然灾害　□因意外事故\n□因产业项目失败　□因务工就业不稳　□缺劳动力\n□因安全住房　□因安全饮水　□其他：',
            { span: 3, align: 'left' },
          ),
        ),
        row(48, head('家庭困难\n情况'), cell('', { span: 3, align: 'left' })),
        row(
          16,
          head('近12个月\n收支情况'),
          cell('家庭总收入约　　　　　　元，人均约　　　　　　元；\n医疗、教育、住房等自付支出约　　　　　　元。', {
            span: 3,
            align: 'left',
          }),
        ),
      ],
    },
    {
      kind: 'text',
      indent: true,
      aboveMm: 4,
      text: '本人承诺以上情况真实，如有隐瞒或虚报，愿意承担相应责任，并退回已领取的帮扶资金（物资）。',
    },
    { kind: 'text', text: '申请人（签字、按手印）：　　　　　　　　　　', align: 'right', aboveMm: 10 },
    { kind: 'text', text: '　　　　年　　月　　日', align: 'right', aboveMm: 5 },
    { kind: 'line', left: '受理人签字：', middle: '受理日期：　　年　　月　　日', right: '受理编号：　　　　　　　' },
    note('说明：用黑色签字笔填写；本人书写有困难的，可由他人代写，申请人按手印确认，代写人签字：'),
  ],
})

const registers: readonly string[] = [
  '房产登记、公积金缴存信息',
  '机动车、船舶、大型农机具登记信息',
  '银行存款、证券、商业保险等金融资产信息',
  '市场主体登记、纳税信息',
  '社会保险参保缴费、待遇领取信息',
  '户籍、婚姻登记、财政供养、残疾、低保、特困等信息',
]

export const pledge = defineForm({
  id: 'dataPledge',
  code: 'P08',
  label: '承诺授权书',
  group: 'households',
  purpose: '授权有关部门核查家庭收入和财产，全体有民事行为能力的成员签字；先于信息比对',
  ledger: 'household',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: { top: 20, right: 22, bottom: 16, left: 26 },
  fontPt: 12,
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [
    { kind: 'title', text: '家庭经济状况承诺授权书', pt: 20 },
    { kind: 'text', text: '{township}人民政府：', aboveMm: 6 },
    {
      kind: 'text',
      when: 'headName',
      indent: true,
      aboveMm: 2,
      text: '本户户主{headName}，证件号码{headIdCard}，家住{village}{group}，家庭人口{memberCount}人。为办理防止返贫监测帮扶，本人及家庭成员郑重承诺并授权如下：',
    },
    {
      kind: 'text',
      when: '!headName',
      indent: true,
      aboveMm: 2,
      text: '本户户主　　　　　，证件号码　　　　　　　　　　　，家住　　　　　村　　　组，家庭人口　　人。为办理防止返贫监测帮扶，本人及家庭成员郑重承诺并授权如下：',
    },
    clause('一、如实提供家庭成员、收入、财产、支出等情况，提交的材料真实、完整，不隐瞒、不虚报。'),
    clause('二、授权并同意乡镇人民政府及县级有关部门，在办理和动态管理期间依法查询、核对本户全体成员的下列信息：'),
    ...registers.map((text, index) => clause(`（${index + 1}）${text}${index === registers.length - 1 ? '。' : '；'}`)),
    clause('三、家庭人口、收入、财产发生明显变化的，及时向村民委员会报告。'),
    clause('四、知晓所提供的信息仅用于监测帮扶工作；如与事实不符，同意停止帮扶、退回所得，并承担相应责任。'),
    section('家庭成员签字'),
    {
      kind: 'table',
      of: 'member',
      minRows: 8,
      rowMm: 7.5,
      columns: [
        numberColumn(12),
        column(['name', '姓名'], '{name}', 24),
        column(['relation', '与户主关系'], '{relation}', 24),
        column(['idCard', '证件号码'], '{idCard}', 46, { nowrap: true }),
        column(['sign', '本人签字'], '', 32),
        column(['print', '手印'], '', 24),
      ],
    },
    note('未成年人和无民事行为能力人由监护人代签；外出成员可书面或以其他可核实的方式授权。'),
    signs(['户主签字（按手印）', '签订日期', '见证人（村干部）签字', '驻村工作队员签字'], 2),
  ],
})

function clause(text: string): Block {
  return { kind: 'text', text, indent: true, aboveMm: 1 }
}
