import { createHash, X509Certificate } from 'node:crypto'
import { csrIdentity, customerIdentity, pairedSecrets } from '../testing/handshake-pair.ts'
import { certificateFingerprint, isLinkProof, isPinnedCertificate, makeLinkProof } from './link-proof.ts'

const OWN = { csr: csrIdentity.fingerprint, customer: customerIdentity.fingerprint }
const OTHER = 'ee'.repeat(32)

describe('link proof', () => {
  const { initiator, responder } = pairedSecrets()

  it('convinces the other side, both ways', () => {
    expect(isLinkProof(makeLinkProof(initiator, 0, OWN.csr), responder, 0, OWN.customer)).toBe(true)
    expect(isLinkProof(makeLinkProof(responder, 0, OWN.customer), initiator, 0, OWN.csr)).toBe(true)
  })

  it('does not convince when either side uses another certificate', () => {
    expect(isLinkProof(makeLinkProof(initiator, 0, OTHER), responder, 0, OWN.customer)).toBe(false)
    expect(isLinkProof(makeLinkProof(initiator, 0, OWN.csr), responder, 0, OTHER)).toBe(false)
  })

  it('does not convince in another epoch', () => {
    expect(isLinkProof(makeLinkProof(initiator, 0, OWN.csr), responder, 1, OWN.customer)).toBe(false)
  })

  it('does not convince when it is the listener’s own, sent back', () => {
    expect(isLinkProof(makeLinkProof(initiator, 0, OWN.csr), initiator, 0, OWN.csr)).toBe(false)
  })

  it('does not convince in another pair', () => {
    const proof = makeLinkProof(pairedSecrets().initiator, 0, OWN.csr)

    expect(isLinkProof(proof, responder, 0, OWN.customer)).toBe(false)
  })

  it.each(['', 'A'.repeat(43), '!'.repeat(43), `${makeLinkProof(initiator, 0, OWN.csr)}AA`])(
    'is not "%s"',
    (mac) => {
      expect(isLinkProof(mac, responder, 0, OWN.customer)).toBe(false)
    },
  )
})

describe('certificate check', () => {
  // A self-signed P-256 certificate as WebRTC makes them.
  const certificate = new X509Certificate(`
-----BEGIN CERTIFICATE-----
MIIBdzCCAR2gAwIBAgIUewbvlas8l3cQgqqi65rXjS+thNEwCgYIKoZIzj0EAwIw
ETEPMA0GA1UEAwwGV2ViUlRDMB4XDTI2MTEyMzA0NTM1MFoXDTI2MTIyMzA0NTM1
MFowETEPMA0GA1UEAwwGV2ViUlRDMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
yMfWUH+YBX4QdbUTpjVL5+2nbb7RebOIam4MtF4KfuO2HsA3wEJmy7ZTPyGvj5rj
okS92H6zLoc0bqP7FSxWVKNTMFEwHQYDVR0OBBYEFGz+WtaT9vcsrDWvgsL6FIkM
GtA2MB8GA1UdIwQYMBaAFGz+WtaT9vcsrDWvgsL6FIkMGtA2MA8GA1UdEwEB/wQF
MAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgFFZNY/ihu/xZab414bwsEexsOeq2PH/G
pTSK7aqqESUCIQCHrDOIeaX6NNbknzi/ulZrYVCKXiEWFYn7kHaHI6/6NQ==
-----END CERTIFICATE-----`)
  const der = Uint8Array.from(certificate.raw)
  const fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase()

  it('computes the fingerprint other tools compute', () => {
    expect(certificateFingerprint(der)).toBe(fingerprint)
    expect(certificateFingerprint(der)).toBe(createHash('sha256').update(der).digest('hex'))
  })

  it('passes the pinned certificate and no other', () => {
    const changed = Uint8Array.from(der)
    changed[40] = (changed[40] ?? 0) ^ 1

    expect(isPinnedCertificate(der, fingerprint)).toBe(true)
    expect(isPinnedCertificate(changed, fingerprint)).toBe(false)
    expect(isPinnedCertificate(der, OTHER)).toBe(false)
    expect(isPinnedCertificate(der, fingerprint.slice(0, 62))).toBe(false)
    expect(isPinnedCertificate(der, '')).toBe(false)
    expect(isPinnedCertificate(new Uint8Array(), fingerprint)).toBe(false)
  })
})
