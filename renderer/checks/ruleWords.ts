import type { RuleInfo } from '#shared/ipc/parts/checks.ts'

/** The definition with today's values in place of `{label}`: "出生 90 天内", "不足 2000 元（稳定务工月收入线）". */
export function definitionWords({ definition, params }: Pick<RuleInfo, 'definition' | 'params'>): string {
  return definition
    .split(/(?=\{)/)
    .map((part) => part.replace(/^\{([^}]+)\}(\s*)(.*)$/s, (_, label: string, ...rest: string[]) => filled(params, label, rest)))
    .join('')
}

/** Where the sentence goes on with the unit itself, it is not said twice. */
function filled(params: RuleInfo['params'], label: string, [space = '', after = '']: readonly string[]): string {
  const param = params.find((candidate) => candidate.label === label)
  if (!param) return `${label}${space}${after}`
  if (param.unit === '' || after.startsWith(param.unit)) return `${param.value}${space}${after}`
  return `${param.value} ${param.unit}（${label}）${space}${after}`
}
