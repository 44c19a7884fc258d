import { assetHere, inYear } from '../conditions.ts'
import type { Measure } from '../define.ts'
import { counted, measuresOf, summed } from '../say.ts'

const types = [
  { id: 'Operating', label: '经营性资产' },
  { id: 'Public', label: '公益性资产' },
  { id: 'Household', label: '到户类资产' },
]

const stock = measuresOf('资产', [
  {
    id: 'assets',
    label: '资产数',
    unit: '项',
    definition: '帮扶资产台账中状态不是已处置、灭失的资产项数。',
    of: counted('asset', assetHere),
  },
  {
    id: 'assetValue',
    label: '资产原值',
    unit: '万元',
    definition: '状态不是已处置、灭失的资产的原值合计。',
    of: summed('asset', 'originalValue', assetHere),
  },
  ...types.flatMap(({ id, label }) => [
    {
      id: `assets${id}`,
      label: `${label}数`,
      unit: '项' as const,
      definition: `资产类别为${label}、状态不是已处置、灭失的项数。`,
      of: counted('asset', `${assetHere} and type = "${label}"`),
    },
    {
      id: `assetValue${id}`,
      label: `${label}原值`,
      unit: '万元' as const,
      definition: `资产类别为${label}、状态不是已处置、灭失的原值合计。`,
      of: summed('asset', 'originalValue', `${assetHere} and type = "${label}"`),
    },
  ]),
  {
    id: 'assetsVillage',
    label: '村集体资产数',
    unit: '项',
    definition: '确权层级为村集体、状态不是已处置、灭失的项数。',
    of: counted('asset', `${assetHere} and ownership = "村集体"`),
  },
  {
    id: 'assetValueVillage',
    label: '村集体资产原值',
    unit: '万元',
    definition: '确权层级为村集体、状态不是已处置、灭失的原值合计。',
    of: summed('asset', 'originalValue', `${assetHere} and ownership = "村集体"`),
  },
])

const standing = measuresOf('资产', [
  {
    id: 'assetsTitled',
    label: '已确权资产数',
    unit: '项',
    definition: '现有资产中填有确权日期或确权层级的项数。',
    of: counted('asset', `${assetHere} and (titledOn is not blank or ownership is not blank)`),
  },
  {
    id: 'titleRate',
    label: '资产确权率（项数）',
    unit: '%',
    definition: '已确权资产数 ÷ 资产数。',
    of: { ratio: ['assetsTitled', 'assets'] },
  },
  {
    id: 'assetValueTitled',
    label: '已确权资产原值',
    unit: '万元',
    definition: '现有资产中填有确权日期或确权层级的原值合计。',
    of: summed('asset', 'originalValue', `${assetHere} and (titledOn is not blank or ownership is not blank)`),
  },
  {
    id: 'titleRateValue',
    label: '资产确权率（金额）',
    unit: '%',
    definition: '已确权资产原值 ÷ 资产原值。',
    of: { ratio: ['assetValueTitled', 'assetValue'] },
  },
  {
    id: 'assetsHandedOver',
    label: '已移交资产数',
    unit: '项',
    definition: '现有资产中填有资产移交日期的项数。',
    of: counted('asset', `${assetHere} and handedOverOn is not blank`),
  },
  {
    id: 'handoverRate',
    label: '资产移交率',
    unit: '%',
    definition: '已移交资产数 ÷ 资产数。',
    of: { ratio: ['assetsHandedOver', 'assets'] },
  },
  {
    id: 'assetsKept',
    label: '落实管护责任资产数',
    unit: '项',
    definition: '现有资产中填有管护责任人或管护责任单位的项数。',
    of: counted('asset', `${assetHere} and (keeper is not blank or keeperUnit is not blank)`),
  },
  { id: 'keepRate', label: '管护落实率', unit: '%', definition: '落实管护责任资产数 ÷ 资产数。', of: { ratio: ['assetsKept', 'assets'] } },
  {
    id: 'assetsRun',
    label: '在经营的经营性资产数',
    unit: '项',
    definition: '经营性资产中经营方式已填且不是未经营、状态不是闲置、损毁的项数。',
    of: counted(
      'asset',
      `${assetHere} and type = "经营性资产" and mode is not blank and mode != "未经营" and not state in ("闲置","损毁")`,
    ),
  },
  {
    id: 'runRate',
    label: '经营性资产经营率',
    unit: '%',
    definition: '在经营的经营性资产数 ÷ 经营性资产数。',
    of: { ratio: ['assetsRun', 'assetsOperating'] },
  },
  {
    id: 'assetsIdle',
    label: '低效闲置资产数',
    unit: '项',
    definition: '资产状态为低效或闲置的项数。',
    of: counted('asset', 'state in ("低效","闲置")'),
  },
  { id: 'idleRate', label: '资产低效闲置率', unit: '%', definition: '低效闲置资产数 ÷ 资产数。', of: { ratio: ['assetsIdle', 'assets'] } },
  {
    id: 'assetsCounted',
    label: '已盘点资产数',
    unit: '项',
    definition: '现有资产中有盘点记录的项数，按最近一次盘点。',
    of: counted('asset', `${assetHere} and countedOn is not blank`),
  },
  {
    id: 'assetsMatched',
    label: '账实相符资产数',
    unit: '项',
    definition: '现有资产中最近一次盘点结果为账实相符的项数。',
    of: counted('asset', `${assetHere} and countedResult = "账实相符"`),
  },
  {
    id: 'matchRate',
    label: '盘点相符率',
    unit: '%',
    definition: '账实相符资产数 ÷ 已盘点资产数。',
    of: { ratio: ['assetsMatched', 'assetsCounted'] },
  },
])

const yields = measuresOf('资产', [
  {
    id: 'assetRent',
    label: '约定年收益',
    unit: '万元',
    definition: '现有资产的年租金（收益）合计，按经营合同约定。',
    of: summed('asset', 'rent', assetHere),
  },
  {
    id: 'rentRate',
    label: '约定收益率',
    unit: '%',
    definition: '约定年收益 ÷ 经营性资产原值。',
    of: { ratio: ['assetRent', 'assetValueOperating'] },
  },
  {
    id: 'assetReceivedYear',
    label: '本年实收资产收益',
    unit: '万元',
    time: 'year',
    definition: '资产收益台账中入账日期在本年的实收收益合计。',
    of: summed('assetIncome', 'received', inYear('receivedOn')),
  },
  {
    id: 'yieldRate',
    label: '资产收益率',
    unit: '%',
    time: 'year',
    definition: '本年实收资产收益 ÷ 经营性资产原值。',
    of: { ratio: ['assetReceivedYear', 'assetValueOperating'] },
  },
  {
    id: 'assetDue',
    label: '累计应收资产收益',
    unit: '万元',
    definition: '资产收益台账的应收收益合计。',
    of: summed('assetIncome', 'due'),
  },
  {
    id: 'assetReceived',
    label: '累计实收资产收益',
    unit: '万元',
    definition: '资产收益台账的实收收益合计。',
    of: summed('assetIncome', 'received'),
  },
  {
    id: 'collectRate',
    label: '收益收缴率',
    unit: '%',
    definition: '累计实收 ÷ 累计应收资产收益。',
    of: { ratio: ['assetReceived', 'assetDue'] },
  },
  {
    id: 'assetDistributed',
    label: '累计分配资产收益',
    unit: '万元',
    definition: '资产收益台账的已分配合计，来自收益分配明细。',
    of: summed('assetIncome', 'distributed'),
  },
  {
    id: 'distributionRate',
    label: '收益分配率',
    unit: '%',
    definition: '累计分配资产收益 ÷ 累计实收资产收益。',
    of: { ratio: ['assetDistributed', 'assetReceived'] },
  },
  {
    id: 'disposalsYear',
    label: '本年处置资产数',
    unit: '项',
    time: 'year',
    definition: '资产处置台账中处置日期在本年的记录数。',
    of: counted('assetDisposal', inYear('date')),
  },
])

export const assetMeasures: readonly Measure[] = [...stock, ...standing, ...yields]
