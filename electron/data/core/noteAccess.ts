import { logAccess, type Access } from '#data/store/accessLog.ts'
import { localTime } from './clock.ts'
import type { CoreContext } from './context.ts'

/** Logs that personal data was shown, copied, printed or exported. A file that cannot be written is only read here, so there is nowhere to log. */
export function noteAccess(context: CoreContext, access: Access): void {
  const file = context.file()
  if (file.readOnlyWhy !== null) return
  const { person, device } = context.options.who()
  const author = { person, device, appVersion: context.options.appVersion, now: () => localTime(context.options.now()) }
  logAccess(file.engine, author, withPurpose(context, access))
  context.persist()
}

/** Exports and prints ask for a purpose of their own. */
function withPurpose({ session }: CoreContext, access: Access): Access {
  if (access.masked || access.action !== '查看' || session.purpose === '') return access
  return { ...access, detail: [access.detail, `用途：${session.purpose}`].filter(Boolean).join('；').slice(0, 500) }
}
