import { addDays } from '#shared/values/date.ts'
import { ago, documentNo, put, type Values, type Village, type World } from './world.ts'

/** An asset before it is written. */
export type AssetDraft = Readonly<{
  village: Village
  name: string
  type: string
  kind: string
  value: number
  acquired: string
  values: Values
  isForMoved: boolean
}>

/** What is let is insured, a policy that runs now. */
export function putPolicy(world: World, asset: string, { village, value, name, acquired }: AssetDraft): void {
  const startDate = ago(world, 100)
  if (acquired > startDate) return
  const premium = Math.round(value * 0.002)
  put(world, 'assetInsurance', {
    asset,
    village: village.id,
    subject: name,
    holder: `${village.name}集体经济组织`,
    year: Number(startDate.slice(0, 4)),
    kind: '企业财产险',
    policyNo: `BX${startDate.slice(0, 4)}${world.numbers.phone().slice(-8)}`,
    insurer: '示例财产保险公司',
    insured: value,
    premium,
    granted: Math.round(premium * 0.8),
    startDate,
    endDate: addDays(startDate, 364),
  })
}

/** Every quarter and at each yearly count since it was handed over. */
export function putCare(world: World, asset: string, { village, values }: AssetDraft): void {
  const since = String(values.handedOverOn)
  for (const days of [20, 111, 202, 293]) {
    const date = ago(world, days)
    if (date < since) continue
    put(world, 'custody', {
      asset,
      kind: '巡查',
      date,
      person: village.values.secretary,
      found: '未发现问题',
      cost: 0,
    })
  }
  for (const days of [150, 515]) {
    const date = ago(world, days)
    if (date < since) continue
    put(world, 'assetInventory', {
      asset,
      year: Number(date.slice(0, 4)),
      date,
      checker: '镇资产清查组',
      booked: 100,
      found: 100,
      result: '账实相符',
      stateFound: values.state ?? '在用',
      hasPhoto: 1,
    })
  }
}

export function putSold(world: World, asset: string, village: Village): void {
  const date = ago(world, 160)
  const approvedOn = addDays(date, -15)
  put(world, 'assetDisposal', {
    asset,
    method: '报废',
    date,
    reason: '超过使用年限，已无使用价值',
    quantity: 100,
    decidedOn: addDays(date, -40),
    approvalNo: documentNo('示农资', approvedOn),
    approvedOn,
    appraised: 0,
    destination: '村集体',
    noticeOn: addDays(date, -30),
    handler: village.values.secretary,
  })
}
