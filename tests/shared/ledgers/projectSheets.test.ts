import { describe, expect, test } from 'vitest'
import { findTables } from '#shared/importing/findTables.ts'
import { matchHeaders } from '#shared/importing/matchHeaders.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { buildReader } from '#tests/shared/importing/sheetBuilder.ts'

/** What a sheet with this title and these headings is taken for: ledger, and heading → field. */
function taken(title: string, headings: string) {
  const heads = headings.split(' ')
  const row = heads.map((head) => (/金额|资金|投资|原值|收益|数|年度|规模/.test(head) ? 2024 : `甲${head}`))
  const reader = buildReader('Sheet1', [[title], heads, row, row])
  const table = findTables(shippedRegistry, reader).tables[0]
  if (!table) throw new Error('no table')
  const match = matchHeaders(shippedRegistry, reader, table)
  const fields = match.columns.map((column) => (column.field === null ? '-' : `${column.ledger}.${column.field}`))
  return { ledger: match.ledger, shape: match.shape, fields: fields.join(' ') }
}

describe('sheets of projects and money', () => {
  test('the library list of a county', () => {
    const made = taken(
      '某县2024年度巩固拓展脱贫攻坚成果和乡村振兴项目库明细表',
      '序号 项目类型 二级项目类型 项目子类型 乡镇 村 项目名称 建设性质 实施地点 实施期限 责任单位 建设内容及规模 项目预算总投资(万元) 财政衔接资金(万元) 其他资金(万元) 受益村数 受益户数 受益人口数 绩效目标 联农带农机制',
    )
    expect(made.ledger).toBe('project')
    expect(made.fields).toBe(
      '- project.type project.kind project.work - project.village project.name project.nature project.place project.schedule project.owner ' +
        'project.content project.budget project.bridging project.plannedOther project.villages project.households project.people project.goal project.linkage',
    )
  })

  test('a follow-up list of projects', () => {
    const made = taken(
      '2024年衔接资金项目进展情况统计表',
      '序号 项目编号 项目名称 年度 项目状态 批复金额(万元) 中标单位 合同金额(万元) 开工日期 完工日期 验收日期 累计拨付(万元) 结余资金(万元)',
    )
    expect(made.ledger).toBe('project')
    expect(made.fields).toBe(
      '- project.code project.name project.year project.state project.approved project.winner project.contractAmount project.startedOn ' +
        'project.completedOn project.acceptedOn project.paid project.surplus',
    )
  })

  test.each([
    ['产业路标段明细表', '项目名称 标段名称 标段编号 建设内容 长度(km) 中标单位 合同金额(万元) 开工日期 完工日期', 'lot'],
    ['资金指标台账', '资金年度 指标文号 资金来源 任务方向 发文单位 发文日期 到账时间 金额(万元)', 'fundSource'],
    ['资金下拨明细', '指标文号 下拨年度 下拨文号 下拨日期 下拨金额(万元) 接收对象 项目名称 支出科目', 'allocation'],
    ['资金支付明细表', '序号 项目名称 指标文号 申请拨付金额 实际拨付金额 拨付日期 收款单位 收款账号 凭证号 支付方式 用途', 'payment'],
    ['结余资金台账', '指标文号 结余年度 结余金额(万元) 结余年限 处理方式 收回文号', 'fundCarryover'],
    [
      '扶贫资产登记表',
      '资产编号 资产名称 资产类别 二级类别 项目名称 村 原值(万元) 购建时间 坐落地点 产权归属 管护责任人 资产状态',
      'asset',
    ],
    ['资产收益台账', '资产名称 收益年度 应收收益 实收收益 入账日期 凭证号 分配金额 分配用途', 'assetIncome'],
    ['资产盘点表', '资产名称 盘点日期 盘点人 账面数 实有数 盘点结果', 'assetInventory'],
    ['资产处置台账', '资产名称 处置方式 处置日期 审批文号 评估价 处置收入 收入去向', 'assetDisposal'],
    ['公示台账', '公示标题 公示阶段 项目名称 公示地点 公示开始日期 公示结束日期 有无异议', 'publicNotice'],
    ['项目受益户名单', '项目名称 村 户主姓名 户编号 受益人数 受益方式 到户金额', 'projectBeneficiary'],
    ['收益分配明细', '收益期间 分配到村 分配用途 分配依据 分配份额 分配金额', 'assetDistribution'],
  ])('%s', (title, headings, ledger) => {
    const made = taken(title, headings)
    expect(made.ledger).toBe(ledger)
    const own = made.fields.split(' ').filter((field) => field.startsWith(`${ledger}.`))
    const lost = headings.split(' ').filter((_, place) => made.fields.split(' ')[place] === '-')
    expect(own.length + lost.filter((head) => head === '序号').length, `${made.fields} ${lost.join(' ')}`).toBeGreaterThanOrEqual(
      headings.split(' ').length - 2,
    )
    expect(lost.filter((head) => head !== '序号')).toEqual([])
  })
})

describe('rosters of households stay rosters', () => {
  test.each([
    '某镇农村改厕项目农户花名册',
    '某村产业路建设项目受益农户花名册',
    '光伏扶贫资产收益分红农户花名册',
    '2024年衔接资金项目入户摸底表',
  ])('under the title %s', (title) => {
    expect(taken(title, '序号 村 组 户主姓名 身份证号 家庭人口 户类型 联系电话').ledger).toBe('household')
    expect(taken(title, '序号 村 组 户主姓名 姓名 身份证号 与户主关系 性别 民族 文化程度 联系电话 备注').ledger).toBe('member')
  })
})
