import { toldFieldText, type ToldField } from '#shared/help/fields/index.ts'

/** What a field means, for those who listen; pointed to by aria-describedby. */
export function Explained({ id, told }: Readonly<{ id: string; told: ToldField | null }>) {
  return (
    told && (
      <span id={id} hidden>
        {toldFieldText(told)}
      </span>
    )
  )
}
