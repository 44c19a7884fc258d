import { FieldControl } from '#renderer/ledger/index.ts'
import { ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { fieldOfKey, type Asked, type Form } from './fields.ts'
import classes from './cockpit.module.css'

type Props = Readonly<{ registry: Registry; form: Form; asked: readonly Asked[]; autoFocus?: boolean }>

/** The fields of a form, in the controls that lists and records use. */
export function Inputs({ registry, form, asked, autoFocus = false }: Props) {
  return (
    <div className={classes.inputs}>
      {asked.map(({ key, required }, index) => {
        const field = fieldOfKey(registry, key)
        return (
          <FieldControl
            key={key}
            registry={registry}
            ledger={ledgerOf(registry, key.slice(0, key.indexOf('.')))}
            field={{ ...field, required: required ?? false }}
            draft={form.drafts[key] ?? { text: '', link: null }}
            problem={form.problems[key] ?? null}
            masked={false}
            locked={false}
            autoFocus={autoFocus && index === 0}
            onDraft={(draft) => form.put(key, draft)}
            onFinish={(draft, how) => {
              if (how !== 'escape') form.put(key, draft)
            }}
          />
        )
      })}
    </div>
  )
}
