import { Alert, Group, PasswordInput, Radio, Stack, Text } from '@mantine/core'

export type PasswordChoice = Readonly<{ wanted: boolean; first: string; again: string }>

export const noPasswordYet: PasswordChoice = { wanted: true, first: '', again: '' }

/** Shorter ones are found out by trying. */
export const shortest = 8

/** The password to use; undefined for none; null where the choice is not complete. */
export function chosenPassword({ wanted, first, again }: PasswordChoice): string | undefined | null {
  if (!wanted) return undefined
  return first.length >= shortest && first === again ? first : null
}

type Props = Readonly<{ value: PasswordChoice; onChange: (value: PasswordChoice) => void }>

/** Typed twice, since a slip would lock out the receiver; without one only after plain words. */
export function PasswordFields({ value, onChange }: Props) {
  const { wanted, first, again } = value
  const differs = again !== '' && first !== again
  return (
    <Stack gap="xs">
      <Radio.Group label="要不要密码" value={wanted ? 'yes' : 'no'} onChange={(key) => onChange({ ...value, wanted: key === 'yes' })}>
        <Group gap="lg" mt={4}>
          <Radio value="yes" label="设密码（U 盘丢了别人也打不开）" />
          <Radio value="no" label="不设密码" />
        </Group>
      </Radio.Group>
      {wanted ? (
        <Group gap="md" align="flex-start">
          <PasswordInput
            label="密码"
            w={230}
            value={first}
            maxLength={256}
            autoComplete="new-password"
            onChange={(event) => onChange({ ...value, first: event.currentTarget.value })}
            description={<Strength password={first} />}
            visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
          />
          <PasswordInput
            label="再输一遍"
            w={230}
            value={again}
            maxLength={256}
            autoComplete="new-password"
            error={differs ? '两次输入的不一样' : null}
            description="当面或打电话告诉对方，不要写在 U 盘上"
            onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
            visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
          />
        </Group>
      ) : (
        <Alert color="red" variant="light" title="不设密码，谁捡到都能看">
          包里有姓名、证件号码等个人信息。U 盘丢失就等于信息泄露，只有自己看管、马上用完的情况才不设密码。
        </Alert>
      )}
    </Stack>
  )
}

function Strength({ password }: Readonly<{ password: string }>) {
  const { word, color } = strengthOf(password)
  return (
    <Text span inherit c={color}>
      {word}
    </Text>
  )
}

/** A hint, no verdict: length counts most, then that it is no plain number. */
export function strengthOf(password: string): Readonly<{ word: string; color: string }> {
  if (password === '') return { word: `至少 ${shortest} 位，几个词连成一句最好`, color: 'dimmed' }
  if (password.length < shortest) return { word: `还差 ${shortest - password.length} 位`, color: 'red' }
  // There are thousands of Chinese characters to try, not dozens.
  const length = password.length + (password.match(/[\u3400-\u9fff]/g)?.length ?? 0)
  if (/^(.)\1*$/.test(password) || /^(?:\d+)$/.test(password)) return { word: '弱：只有数字，容易被试出来', color: 'red' }
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  if (length >= 12 && (kinds >= 2 || length >= 16)) return { word: '强', color: 'teal.9' }
  return { word: kinds >= 2 ? '中：再长一些更好' : '弱：字母、数字混用更好', color: kinds >= 2 ? 'dimmed' : 'red' }
}
