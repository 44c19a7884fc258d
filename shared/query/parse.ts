import type { Fault } from '#shared/ipc/faults.ts'
import type { ComparisonOperator, Expression, Literal } from './expression.ts'
import { tokenize, type Token } from './tokens.ts'

/**
 * Reads the filter language:
 * `village = "白沙村" and kind in ("脱贫户","监测户") and income < 8800`,
 * `phone is blank`, `name contains "张"`, `code starts with "4399"`, `birthDate between "1950-01-01" and "1960-12-31"`.
 * Keywords may be Chinese: 且 或 非 包含 属于 为空.
 *
 * @returns the expression, or a fault `query.syntax` that says where it stopped understanding.
 */
export function parseExpression(source: string): Expression | Fault {
  const tokens = tokenize(source)
  if ('error' in tokens) return { fault: 'query.syntax', detail: tokens.error }
  const parser = new Parser(tokens)
  try {
    return parser.whole()
  } catch (error) {
    if (error instanceof SyntaxFault) return { fault: 'query.syntax', detail: error.message }
    throw error
  }
}

/** Leaves the recursion; never leaves this file. */
class SyntaxFault extends Error {}

const words: Readonly<Record<string, string>> = {
  且: 'and',
  并且: 'and',
  或: 'or',
  或者: 'or',
  非: 'not',
  不: 'not',
  包含: 'contains',
  属于: 'in',
  为空: 'isBlank',
  不为空: 'isNotBlank',
  是: 'true',
  否: 'false',
}

class Parser {
  private at = 0
  private readonly tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Expression {
    const expression = this.chain('or', () => this.chain('and', () => this.negation()))
    const rest = this.tokens[this.at]
    if (rest) throw new SyntaxFault(`“${rest.text}”处多出了内容`)
    return expression
  }

  private chain(kind: 'and' | 'or', next: () => Expression): Expression {
    const parts = [next()]
    while (this.takeWord(kind)) parts.push(next())
    return parts.length === 1 ? parts[0]! : { kind, parts }
  }

  private negation(): Expression {
    if (this.takeWord('not')) return { kind: 'not', part: this.negation() }
    if (this.takeSymbol('(')) {
      const inner = this.chain('or', () => this.chain('and', () => this.negation()))
      this.needSymbol(')')
      return inner
    }
    return this.comparison()
  }

  private comparison(): Expression {
    const field = this.need('word', '项目名').text
    const negated = this.takeWord('not')
    const test = this.test(field)
    return negated ? { kind: 'not', part: test } : test
  }

  private test(field: string): Expression {
    if (this.takeWord('in')) return { kind: 'in', field, values: this.list() }
    if (this.takeWord('contains')) return { kind: 'contains', field, value: String(this.literal()) }
    if (this.takeWord('isBlank')) return { kind: 'blank', field }
    if (this.takeWord('isNotBlank')) return { kind: 'not', part: { kind: 'blank', field } }
    if (this.takeWord('starts')) {
      this.needWord('with')
      return { kind: 'startsWith', field, value: String(this.literal()) }
    }
    if (this.takeWord('is')) return this.blankness(field)
    if (this.takeWord('between')) {
      const from = this.literal()
      this.needWord('and')
      return { kind: 'between', field, from, to: this.literal() }
    }
    const operator = this.need('symbol', '比较符号').text
    if (!isOperator(operator)) throw new SyntaxFault(`“${operator}”不是比较符号`)
    return { kind: 'compare', field, operator, value: this.literal() }
  }

  private blankness(field: string): Expression {
    const negated = this.takeWord('not')
    this.needWord('blank')
    return negated ? { kind: 'not', part: { kind: 'blank', field } } : { kind: 'blank', field }
  }

  private list(): readonly Literal[] {
    this.needSymbol('(')
    const values = [this.literal()]
    while (this.takeSymbol(',')) values.push(this.literal())
    this.needSymbol(')')
    return values
  }

  private literal(): Literal {
    const token = this.tokens[this.at]
    if (!token) throw new SyntaxFault('末尾缺少一个值')
    this.at += 1
    if (token.kind === 'string') return token.text
    if (token.kind === 'number') return Number(token.text)
    const word = keyword(token)
    if (word === 'true' || word === 'false') return word === 'true'
    throw new SyntaxFault(`“${token.text}”处应当是一个值（文字要加引号）`)
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.at]
    if (token?.kind !== 'word' || keyword(token) !== word) return false
    this.at += 1
    return true
  }

  private takeSymbol(symbol: string): boolean {
    const token = this.tokens[this.at]
    if (token?.kind !== 'symbol' || token.text !== symbol) return false
    this.at += 1
    return true
  }

  private needWord(word: string): void {
    if (!this.takeWord(word)) throw new SyntaxFault(`缺少“${word}”`)
  }

  private needSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw new SyntaxFault(`缺少“${symbol}”`)
  }

  private need(kind: Token['kind'], what: string): Token {
    const token = this.tokens[this.at]
    if (token?.kind !== kind) throw new SyntaxFault(token ? `“${token.text}”处应当是${what}` : `末尾缺少${what}`)
    this.at += 1
    return token
  }
}

function keyword(token: Token): string {
  return words[token.text] ?? token.text.toLowerCase()
}

function isOperator(text: string): text is ComparisonOperator {
  return ['=', '!=', '<', '<=', '>', '>='].includes(text)
}
