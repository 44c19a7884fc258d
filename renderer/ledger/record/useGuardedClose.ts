import { useLeaveGuard } from '#renderer/bridge/index.ts'
import { useConfirm } from '#renderer/ui/index.ts'

/** Closing of a dialog or drawer that asks first while it holds unsaved input; leaving the screen asks as well. */
export function useGuardedClose(dirty: boolean, close: () => void): () => void {
  const confirm = useConfirm()
  useLeaveGuard(dirty)
  return () => {
    if (!dirty) return close()
    const question = {
      title: '放弃填写的内容',
      text: '填写的内容还没有保存，关闭后就没有了。',
      verb: '放弃',
      cancelVerb: '继续填写',
      danger: true,
    }
    void confirm(question).then((yes) => (yes ? close() : undefined))
  }
}
