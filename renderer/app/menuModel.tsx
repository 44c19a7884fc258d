import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconBuildingBridge,
  IconBuildingWarehouse,
  IconCoinYuan,
  IconFileText,
  IconHeartHandshake,
  IconHome,
  IconLayoutDashboard,
  IconPrinter,
  IconReportAnalytics,
  IconSettings,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { menuGroups, type MenuGroup } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import type { Place } from '#renderer/bridge/index.ts'

/** A page of the menu. `aliases`: other words under which the search of the menu finds it. */
export type MenuEntry = Readonly<{
  key: string
  label: string
  place: Place
  aliases?: readonly string[]
  icon?: ReactNode
  /** Of a daily page: Alt and this digit open it. */
  number?: number
}>

/** `number`: Alt and this digit open its first page; it stays the same when a group before it is missing. */
export type MenuPart = Readonly<{ id: string; label: string; icon: ReactNode; number: number; entries: readonly MenuEntry[] }>

const size = 18

/** Pages that are opened daily, above all groups. */
export const dailyEntries: readonly MenuEntry[] = [
  {
    key: 'home',
    label: '工作台',
    place: { screen: 'home' },
    icon: <IconLayoutDashboard size={size} />,
    number: 0,
    aliases: ['首页', '到期', '提醒'],
  },
  { key: 'checks', label: '疑点清单', place: { screen: 'checks' }, icon: <IconAlertTriangle size={size} />, aliases: ['检查', '核查'] },
  {
    key: 'figures',
    label: '统计报表',
    place: { screen: 'figures' },
    icon: <IconReportAnalytics size={size} />,
    number: 6,
    aliases: ['指标', '报表', '变动', '口径', '图表'],
  },
  {
    key: 'forms',
    label: '打印中心',
    place: { screen: 'forms' },
    icon: <IconPrinter size={size} />,
    aliases: ['表格', '明白卡', '公示', '花名册', '空白表'],
  },
  {
    key: 'reports',
    label: '文字汇报',
    place: { screen: 'reports' },
    icon: <IconFileText size={size} />,
    aliases: ['报告', '总结', '月报', '季报', '汇报', 'Word', '模板'],
  },
]

const ledgerIcons: Readonly<Record<MenuGroup, ReactNode>> = {
  households: <IconHome size={size} />,
  monitoring: <IconHeartHandshake size={size} />,
  benefits: <IconCoinYuan size={size} />,
  projects: <IconBuildingBridge size={size} />,
  assets: <IconBuildingWarehouse size={size} />,
}

const workParts: readonly MenuPart[] = [
  {
    id: 'exchange',
    label: '交换',
    icon: <IconArrowsExchange size={size} />,
    number: 7,
    entries: [
      { key: 'county', label: '县级汇总', place: { screen: 'county' }, aliases: ['各乡镇', '收包'] },
      { key: 'import', label: '导入', place: { screen: 'import' }, aliases: ['Excel'] },
      { key: 'packages', label: '数据包', place: { screen: 'packages' }, aliases: ['打包', '收包', '交回', '村级表格', 'U 盘'] },
      { key: 'merge', label: '合并副本', place: { screen: 'merge' }, aliases: ['U 盘', '汇总', '冲突', '合并'] },
      { key: 'leaks', label: '外发检查', place: { screen: 'leaks' }, aliases: ['泄露', '身份证号', '遮盖', '脱敏'] },
      { key: 'reconcile', label: '核数', place: { screen: 'reconcile' }, aliases: ['报告', '汇报', '核对数字', '批注'] },
      { key: 'parked', label: '待处理行', place: { screen: 'parked' }, aliases: ['退回行', '导入错误'] },
    ],
  },
  {
    id: 'program',
    label: '设置',
    icon: <IconSettings size={size} />,
    number: 8,
    entries: [
      { key: 'history', label: '历史', place: { screen: 'history' } },
      { key: 'removed', label: '回收站', place: { screen: 'removed' } },
      { key: 'access', label: '查看与导出记录', place: { screen: 'access' } },
      { key: 'handover', label: '交接', place: { screen: 'handover' }, aliases: ['移交', '离岗', '换人'] },
      { key: 'backups', label: '备份与恢复', place: { screen: 'backups' } },
      { key: 'settings', label: '设置', place: { screen: 'settings' } },
      { key: 'upgrade', label: '检查新版本', place: { screen: 'upgrade' }, aliases: ['升级', '更新', '版本', '安装包'] },
    ],
  },
]

/** `isShare`: the file is what a village was given. The groups of the menu: the ledgers as the office thinks of its work, then what is done with all of them. */
export function menuParts(registry: Registry, isShare = false): readonly MenuPart[] {
  const ledgerParts = menuGroups.map((group, index) => ({
    id: group.id,
    label: group.label,
    icon: ledgerIcons[group.id],
    number: index + 1,
    entries: [...(groupPages[group.id] ?? []), ...ledgerEntries(registry, group.id), ...(groupTools[group.id] ?? [])],
  }))
  const parts = [...ledgerParts, ...workParts].map((part) =>
    isShare ? { ...part, entries: part.entries.filter(({ key }) => !notOfShares.has(key)) } : part,
  )
  const shown = isCounty(registry) ? parts : parts.map((part) => ({ ...part, entries: part.entries.filter(({ key }) => key !== 'county') }))
  return shown.filter((part) => part.entries.length > 0)
}

/** Only a county file's villages say of which township they are. */
function isCounty({ ledgers }: Registry): boolean {
  return ledgers.some(({ id, fields }) => id === 'village' && fields.some((field) => field.id === 'township'))
}

/** Pages of those who hold the whole file: a village's share has no use for them. */
const notOfShares: ReadonlySet<string> = new Set(['county', 'merge'])

/** Pages that stand before the ledgers of their group. */
const groupPages: Readonly<Partial<Record<MenuGroup, readonly MenuEntry[]>>> = {
  monitoring: [
    { key: 'cockpit', label: '监测帮扶闭环', place: { screen: 'cockpit' }, aliases: ['会商', '线索派发', '驾驶舱'] },
    {
      key: 'matching',
      label: '信息比对',
      place: { screen: 'matching' },
      aliases: ['数据比对', '比对中心', '车辆', '工商', '财政供养', '死亡', '名单'],
    },
    { key: 'sampling', label: '迎检抽查', place: { screen: 'sampling' }, aliases: ['抽样', '核查', '路线', '考核', '迎检'] },
  ],
}

/** Pages that stand below the ledgers of their group: Alt and the group's digit open its first page. */
const groupTools: Readonly<Partial<Record<MenuGroup, readonly MenuEntry[]>>> = {
  households: [{ key: 'duplicates', label: '查重', place: { screen: 'duplicates' }, aliases: ['重复', '合并', '重名'] }],
}

/** Ledgers without a group (made by the office) stand with the households. */
function ledgerEntries(registry: Registry, group: MenuGroup): readonly MenuEntry[] {
  return registry.ledgers
    .filter((ledger) => !ledger.system && !ledger.away && (ledger.menu ?? 'households') === group)
    .map(({ id, label, aliases }) => ({ key: id, label, place: { screen: 'ledger', ledger: id }, ...(aliases ? { aliases } : {}) }))
}

/** Whether the entry is the page that is open, or the list to which the open record belongs. */
export function isAt(entry: MenuEntry, place: Place): boolean {
  if (place.screen === 'ledger' || place.screen === 'record') return entry.key === place.ledger
  if (place.screen === 'household' || place.screen === 'newHousehold') return entry.key === 'household'
  return entry.key === place.screen
}

/** The group that holds the open page. */
export function partAt(parts: readonly MenuPart[], place: Place): MenuPart | undefined {
  return parts.find((part) => part.entries.some((entry) => isAt(entry, place)))
}
