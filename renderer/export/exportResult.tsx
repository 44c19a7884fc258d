import { Banner, countText } from '#renderer/ui/index.ts'
import type { Exported } from './useExport.ts'
import { WrittenFile } from './writtenFile.tsx'

type ResultProps = Readonly<{ result: Exported & Readonly<{ notices?: readonly string[] }>; unit: string; onClose: () => void }>

/** Where the file is, and the next steps. */
export function ExportResult({ result, unit, onClose }: ResultProps) {
  return (
    <WrittenFile token={result.token} onClose={onClose} said={`已把 ${countText(result.rows)} ${unit}导出到“${result.name}”。`}>
      {result.notices?.map((notice) => (
        <Banner key={notice} tone="warn">
          {notice}
        </Banner>
      ))}
    </WrittenFile>
  )
}
