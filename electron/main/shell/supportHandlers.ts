import { basename } from 'node:path'
import { isFault } from '#shared/ipc/faults.ts'
import type { ShellHandlers } from './context.ts'
import { writeWhole } from './printHandlers.ts'
import { appInfo } from './windowHandlers.ts'

/** 诊断包, on request only. */
export const supportHandlers = {
  'dialog.saveDiagnosis': ({ dialogs }, input) => dialogs.save('dialog.saveDiagnosis', input),

  'support.save': async ({ grants, places, withoutCard }, { token, told }) => {
    const file = grants.fileOf(token)
    if (isFault(file)) return file
    if (file.purpose !== 'output') return { fault: 'grant.unknown' }
    const { diagnosisZip } = await import('#electron/main/support/diagnosis.ts')
    const info = appInfo()
    const program = [
      ['程序版本', info.version],
      ['运行环境', `Electron ${info.electron}，Chromium ${info.chromium}，Node ${info.node}`],
      ['系统', info.platform],
      ['显卡', withoutCard ? '没有用（兼容模式）' : '在用'],
    ] as const
    const fault = await writeWhole(file.path, await diagnosisZip({ program, log: places.log, told }, new Date()))
    return fault ?? { name: basename(file.path) }
  },
} satisfies Partial<ShellHandlers>
