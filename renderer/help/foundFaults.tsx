import { Stack, Text, Title } from '@mantine/core'
import type { ToldFault } from '#shared/help/faults/index.ts'

/** What the manual says of error numbers. */
export function FoundFaults({ faults }: Readonly<{ faults: readonly ToldFault[] }>) {
  return (
    <Stack gap="md" role="list" aria-label="出错代码">
      {faults.map((fault) => (
        <section key={fault.number} role="listitem">
          <Title order={3} fz="sm" mb={4}>
            {fault.number}　{fault.message}
          </Title>
          <Text fz="sm">怎么回事：{fault.happened}</Text>
          <Text fz="sm">怎么办：{fault.mend}</Text>
        </section>
      ))}
    </Stack>
  )
}
