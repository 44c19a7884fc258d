import { Stack, Table, Text } from '@mantine/core'
import type { InspectionPlan } from '#shared/ipc/parts/inspection.ts'
import { countText, scrollable } from '#renderer/ui/index.ts'
import classes from './inspection.module.css'

/** How many are drawn of which stratum. `isOld`: of the numbers before the last change. */
export function PlanTable({ plan, isOld }: Readonly<{ plan: InspectionPlan; isOld: boolean }>) {
  const empty = plan.strata.filter(({ count }) => count === 0).length
  return (
    <Stack gap="xs" className={isOld ? classes.old : undefined}>
      <Text fz="sm">
        范围内 {countText(plan.population)} 户，分 {countText(plan.strata.length)} 层，共抽 {countText(plan.drawn)} 户
        {plan.drawnBefore > 0 && `；已除去抽过的 ${countText(plan.drawnBefore)} 户`}
        {empty > 0 && `；有 ${countText(empty)} 层抽不到户，可以把“每层至少”改为 1`}
      </Text>
      <div className={classes.plan} {...scrollable('各层户数')}>
        <Table aria-label="各层户数" stickyHeader verticalSpacing={3} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>层</Table.Th>
              <Table.Th className={classes.number}>户数</Table.Th>
              <Table.Th className={classes.number}>抽取</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.strata.map(({ name, size, count }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400}>
                  {name}
                </Table.Th>
                <Table.Td className={classes.number}>{countText(size)}</Table.Td>
                <Table.Td className={classes.number}>{countText(count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  )
}
