import { useQuery } from '@tanstack/react-query'
import type { DataEvents, FileInfo } from '#shared/ipc/outputs.ts'
import { attempt } from './act.ts'
import { call, shell } from './call.ts'
import { savingKey } from './client.ts'
import { showDone } from './tell.ts'

export type Saving = DataEvents['saving'] &
  Readonly<{
    /** Tries to write the waiting changes once more. */
    retry: () => Promise<FileInfo | null>
    /** 另存为: asks for a place and goes on working there. Null when the person closed the dialog. */
    saveElsewhere: () => Promise<FileInfo | null>
  }>

/** Whether everything stands on disk. */
export function useSaving(): Saving {
  const { data } = useQuery<DataEvents['saving']>({
    queryKey: savingKey,
    queryFn: () => ({ state: 'saved' }),
    // Known from the start: an asking that ends after an event would overwrite it.
    initialData: { state: 'saved' },
    staleTime: Infinity,
    gcTime: Infinity,
  })
  return { ...data, retry: () => attempt(() => call('file.retry', {})), saveElsewhere }
}

async function saveElsewhere(): Promise<FileInfo | null> {
  return attempt(async () => {
    const info = await call('file.info', {})
    const grant = await shell('dialog.newDatabase', { suggestedName: info?.name ?? '台账.tzdb' })
    if (!grant) return null
    const saved = await call('file.saveAs', { token: grant.token })
    await shell('recent.remember', { token: grant.token })
    showDone(`已另存为“${saved.name}”，以后的修改写入这个文件。`)
    return saved
  })
}
