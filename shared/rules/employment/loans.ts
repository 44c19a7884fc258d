import { addMonths } from '#shared/values/date.ts'
import { defineRule, type Dossier, type Rule, type RuleContext, type RuleHit, type RuleRecord } from '../define.ts'
import { ageOf, daysBetween, hit, isBlank, isPresent, numberOf, textOf, yuan } from '../facts.ts'
import { personOf } from './personOf.ts'

/** R122, R160, R161: small loans (脱贫人口小额信贷, 银保监发〔2021〕6 号: up to 50,000 元 and three years). */

type LoanRule = Omit<Rule, 'root' | 'reads' | 'check'> &
  Readonly<{
    reads?: readonly string[]
    of: (loan: RuleRecord, dossier: Dossier, context: RuleContext) => readonly (Omit<RuleHit, 'ledger' | 'record'> | null)[]
  }>

function loanRule({ of, reads, ...rule }: LoanRule): Rule {
  return defineRule({
    ...rule,
    root: 'household',
    reads: ['loan', ...(reads ?? [])],
    check: (dossier, context) => {
      if (!isPresent(dossier.root)) return []
      return dossier
        .of('loan')
        .flatMap((loan) => of(loan, dossier, context).flatMap((found) => (found ? [{ ledger: 'loan', record: loan.id, ...found }] : [])))
    },
  })
}

/** Nothing is owed any more. */
function isSettled(loan: RuleRecord): boolean {
  return textOf(loan, 'status') === '结清' || !isBlank(loan, 'settledOn') || numberOf(loan, 'balance') === 0
}

/** With an extension the later day. */
function dueOf(loan: RuleRecord): string {
  return textOf(loan, 'extendedTo') || textOf(loan, 'dueDate')
}

const conditions = loanRule({
  id: 'R122',
  severity: '疑点',
  title: '小额信贷条件异常',
  group: '就业务工',
  definition:
    '借款人 {小额信贷最低年龄} 至 {小额信贷最高年龄} 周岁（到期时也不超过）；每户不超过 {小额信贷追加后额度}；期限不超过 {小额信贷期限} 个月。',
  reads: ['member'],
  params: ['loanAgeMin', 'loanAgeMax', 'loanMaxExtra', 'loanMonths'],
  of: (loan, dossier, { policy, today }) => {
    if (isSettled(loan)) return []
    const person = personOf(dossier, loan)
    const [start, due] = [textOf(loan, 'startDate'), dueOf(loan)]
    const [young, old] = [person && start && ageOf(person, start), person && due && ageOf(person, due)]
    const [least, most] = [policy.number('loanAgeMin', today), policy.number('loanAgeMax', today)]
    const months = numberOf(loan, 'months')
    return [
      typeof young === 'number' && young < least ? { field: null, message: `借款时只有 ${young} 周岁，不满 ${least} 周岁，请核对` } : null,
      typeof old === 'number' && old > most ? { field: 'dueDate', message: `到期时已 ${old} 周岁，超过 ${most} 周岁，请核对` } : null,
      months !== null && months > policy.number('loanMonths', today)
        ? { field: 'months', message: `期限 ${months} 个月，超过 ${policy.number('loanMonths', today)} 个月，请核对` }
        : null,
      tooMuch(loan, dossier, policy.number('loanMaxExtra', today)),
    ]
  },
})

function tooMuch(loan: RuleRecord, dossier: Dossier, most: number): Omit<RuleHit, 'ledger' | 'record'> | null {
  const open = dossier.of('loan').filter((one) => !isSettled(one))
  const sum = open.reduce((total, one) => total + (numberOf(one, 'balance') ?? numberOf(one, 'amount') ?? 0), 0)
  return sum > most && open[0]!.id === loan.id
    ? { field: 'amount', message: `全户未还贷款 ${yuan(sum)} 元，超过 ${yuan(most)} 元，请核对` }
    : null
}

const wrongData = loanRule({
  id: 'R160',
  severity: '错误',
  title: '贷款数据有误或逾期',
  group: '项目资金资产',
  definition: '到期日 = 起始日 + 期限；余额不为负；到期日已过仍未结清为逾期。',
  of: (loan, _, { today }) => {
    const [start, due, months] = [textOf(loan, 'startDate'), textOf(loan, 'dueDate'), numberOf(loan, 'months')]
    const balance = numberOf(loan, 'balance')
    return [
      start.length === 10 && due.length === 10 && months !== null && Math.abs(daysBetween(addMonths(start, months), due)) > 3
        ? { field: 'dueDate', message: `${start} 起 ${months} 个月应到 ${addMonths(start, months)}，到期日却是 ${due}，请改正` }
        : null,
      balance !== null && balance < 0
        ? { field: 'amount', message: `已还本金超过贷款金额，余额 ${yuan(balance)} 元，请核对还款记录` }
        : null,
      dueOf(loan) !== '' && dueOf(loan) < today && !isSettled(loan)
        ? {
            field: 'status',
            message: `${dueOf(loan)} 到期，还欠 ${yuan(balance ?? numberOf(loan, 'amount') ?? 0)} 元，请催收或登记还款、展期`,
          }
        : null,
    ]
  },
})

const wrongInterest = loanRule({
  id: 'R161',
  severity: '疑点',
  title: '贴息不符',
  group: '项目资金资产',
  definition: '贴息不晚于结清日和到期日；已贴息不超过应贴息；超过 {小额信贷额度} 的部分不贴息。',
  params: ['loanMax'],
  of: (loan, _, { policy, today }) => {
    const [until, settled, due] = [textOf(loan, 'interestUntil'), textOf(loan, 'settledOn'), dueOf(loan)]
    const [paid, owed] = [numberOf(loan, 'interestPaid') ?? 0, numberOf(loan, 'interestDue')]
    const [amount, most] = [numberOf(loan, 'amount') ?? 0, policy.number('loanMax', today)]
    return [
      settled !== '' && until > settled ? { field: 'interestUntil', message: `${settled} 已结清，贴息却到 ${until}，请核对` } : null,
      settled === '' && due !== '' && until > due
        ? { field: 'interestUntil', message: `${due} 到期，逾期不贴息，贴息却到 ${until}，请核对` }
        : null,
      owed !== null && paid > owed
        ? { field: 'interestPaid', message: `已贴息 ${yuan(paid)} 元，超过应贴息 ${yuan(owed)} 元，请核对` }
        : null,
      amount > most && owed === null && paid > 0
        ? { field: 'interestPaid', message: `贷款 ${yuan(amount)} 元，超过 ${yuan(most)} 元的部分不贴息，请填应贴息金额核对` }
        : null,
    ]
  },
})

const wrongStatus = defineRule({
  id: 'R206',
  severity: '疑点',
  title: '贷款状态与余额不符',
  group: '项目资金资产',
  definition: '余额为 0 的应为结清，结清的余额应为 0。',
  root: 'household',
  reads: ['loan'],
  check: (dossier) =>
    dossier.of('loan').flatMap((loan): readonly RuleHit[] => {
      const [balance, status] = [numberOf(loan, 'balance'), textOf(loan, 'status')]
      if (balance === null || status === '' || (balance === 0) === (status === '结清')) return []
      const found = hit(
        'loan',
        loan,
        'status',
        balance === 0 ? `余额为 0，状态却是${status}，请改为结清` : `状态是结清，余额还有 ${yuan(balance)} 元，请登记还款`,
      )
      return [balance === 0 ? { ...found, mend: { status: '结清' } } : found]
    }),
})

export const loanRules: readonly Rule[] = [conditions, wrongData, wrongInterest, wrongStatus]
