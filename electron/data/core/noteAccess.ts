import { logAccess, type Access } from '#data/store/accessLog.ts'
import { localTime } from './clock.ts'
import type { CoreContext } from './context.ts'

/** Logs that personal data was shown, copied, printed or exported. A file that cannot be written is only read here, so there is nowhere to log. */
export function noteAccess(context: CoreContext, access: Access): void {
  const file = context.file()
  if (file.readOnlyWhy !== null) return
  const { person, device } = context.options.who()
  logAccess(file.engine, { person, device, appVersion: context.options.appVersion, now: () => localTime(context.options.now()) }, access)
  context.persist()
}
