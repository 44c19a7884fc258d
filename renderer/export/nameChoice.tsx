import { TextInput } from '@mantine/core'

type NameProps = Readonly<{ pattern: string; onPattern: (pattern: string) => void; name: string }>

/** How the file is to be called. */
export function NameChoice({ pattern, onPattern, name }: NameProps) {
  return (
    <TextInput
      label="文件名"
      description={`${name}（{乡镇}、{台账}、{村}、{日期} 自动换成实际内容）`}
      maxLength={80}
      value={pattern}
      onChange={(event) => onPattern(event.currentTarget.value)}
    />
  )
}
