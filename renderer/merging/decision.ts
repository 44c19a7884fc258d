import { countText } from '#renderer/ui/index.ts'

/** The value of one side, by its set, or another one. */
export type Decision = Readonly<{ take: string }> | Readonly<{ value: string | number | null }>

export const decidedText = ({ decided }: Readonly<{ decided: number }>): string => `已取定 ${countText(decided)} 处，另一边的值留在历史里`
