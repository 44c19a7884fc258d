import { choice, link, shown, type Draft } from '../benefits/fields.ts'
import { villageAliases } from '../places.ts'

/** The asset of its income, inventory, care and disposal, with the traits by which these are filtered and counted. */
export const ofAsset: readonly Draft[] = [
  link('asset', '所属资产', '资产名称 资产 资产编号 对应资产', { target: 'asset', required: true, carry: true, ...shown(200, 46) }),
  link('village', '资产所在村', villageAliases.join(' '), {
    target: 'village',
    derived: { kind: 'parent', link: 'asset', field: 'village' },
    ...shown(100, 22),
  }),
  choice('assetType', '资产类别', '', { codes: 'assetType', derived: { kind: 'parent', link: 'asset', field: 'type' } }),
]
