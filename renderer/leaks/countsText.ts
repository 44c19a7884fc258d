import type { LeakCounts } from '#shared/ipc/parts/leaks.ts'
import { countText } from '#renderer/ui/index.ts'

/** 证件号 12 个，电话 3 个; '' for none. */
export function leakCountsText({ idCard, phone, bankCard }: LeakCounts): string {
  const parts = [
    ['证件号', idCard],
    ['电话', phone],
    ['银行卡号', bankCard],
  ] as const
  return parts
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${what} ${countText(count)} 个`)
    .join('，')
}
