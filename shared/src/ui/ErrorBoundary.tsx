/** What stays on screen when a part of it breaks: a sentence and a number for whoever looks into it. */
import { Component, type ReactNode } from 'react'

export interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** Logs the error. @returns the id it can be found by */
  readonly report: (error: unknown) => string
  readonly fallback: (errorId: string) => ReactNode
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly errorId: string | null }> {
  override state: { readonly errorId: string | null } = { errorId: null }

  override componentDidCatch(error: unknown): void {
    this.setState({ errorId: this.props.report(error) })
  }

  static getDerivedStateFromError(): { readonly errorId: string } {
    return { errorId: '' }
  }

  override render(): ReactNode {
    return this.state.errorId === null ? this.props.children : this.props.fallback(this.state.errorId)
  }
}
