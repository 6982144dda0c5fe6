/** A QR code drawn as shapes, so that nothing has to be fetched or trusted as markup. */
import { create } from 'qrcode'
import { useMemo } from 'react'

/** Light modules around the code, without which readers do not find it (ISO/IEC 18004). */
const QUIET_ZONE = 4

export function QrCode({ text, label, size }: { text: string; label: string; size: number }) {
  const { path, modules } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' })
    const dark: string[] = []
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column) === 1) dark.push(`M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`)
      }
    }
    return { path: dark.join(''), modules: modules.size + 2 * QUIET_ZONE }
  }, [text])
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${modules} ${modules}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={modules} height={modules} fill="#fff" rx={1.5} />
      <path d={path} fill="#000" />
    </svg>
  )
}
