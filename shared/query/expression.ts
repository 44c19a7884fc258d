/** The filter language as data. Saved views, the grid's filters and `--filter` on the command line are all this. */
export type Literal = string | number | boolean

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>='

export type Expression =
  | Readonly<{ kind: 'and' | 'or'; parts: readonly Expression[] }>
  | Readonly<{ kind: 'not'; part: Expression }>
  | Readonly<{ kind: 'compare'; field: string; operator: ComparisonOperator; value: Literal }>
  | Readonly<{ kind: 'in'; field: string; values: readonly Literal[] }>
  | Readonly<{ kind: 'contains' | 'startsWith'; field: string; value: string }>
  | Readonly<{ kind: 'between'; field: string; from: Literal; to: Literal }>
  | Readonly<{ kind: 'blank'; field: string }>

/** Writes an expression back as text that `parseExpression` reads to an equal expression. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.parts.map(printInner).join(` ${expression.kind} `)
    case 'not':
      return `not ${printInner(expression.part)}`
    case 'compare':
      return `${expression.field} ${expression.operator} ${printLiteral(expression.value)}`
    case 'in':
      return `${expression.field} in (${expression.values.map(printLiteral).join(', ')})`
    case 'contains':
      return `${expression.field} contains ${printLiteral(expression.value)}`
    case 'startsWith':
      return `${expression.field} starts with ${printLiteral(expression.value)}`
    case 'between':
      return `${expression.field} between ${printLiteral(expression.from)} and ${printLiteral(expression.to)}`
    case 'blank':
      return `${expression.field} is blank`
  }
}

function printInner(expression: Expression): string {
  const simple = expression.kind !== 'and' && expression.kind !== 'or'
  return simple ? printExpression(expression) : `(${printExpression(expression)})`
}

function printLiteral(value: Literal): string {
  if (typeof value === 'string') return `"${value.replace(/[\\"]/g, '\\$&')}"`
  return String(value)
}
