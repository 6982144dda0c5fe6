/** Says once in the chat, in the reader's own language, that everyone is asked to call. */
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { groupPin, type PhoneConference } from './phone-conference.ts'

/** A line of the chat that nobody typed. */
interface PhoneLine {
  readonly id: string
  readonly from: { readonly participantId: string; readonly name: string } | null
  readonly audience: 'everyone'
  readonly to: null
  readonly text: string
  readonly at: number
  readonly delivery: 'delivered'
}

export function usePhone(phone: PhoneConference) {
  return useSyncExternalStore(phone.state.subscribe, phone.state.getSnapshot)
}

/** A line with an id that is known already is not shown twice, so telling it again after a reconnect says nothing new. */
export function usePhoneLine(phone: PhoneConference, show: (line: PhoneLine) => void): void {
  const { t } = useTranslation('phone')
  const invitation = usePhone(phone)
  useEffect(() => {
    if (invitation === null) return
    const { pin, numbers, askedBy } = invitation
    const [first] = numbers
    const known = first === undefined ? '' : `${first.label} ${first.number}`
    const words = {
      name: askedBy?.name ?? '',
      numbers: numbers.length > 1 ? `${known}, ${t('another')}` : known,
      pin: groupPin(pin),
    }
    show({
      ...{ id: `phone-${pin}`, from: askedBy, audience: 'everyone', to: null, delivery: 'delivered' },
      text: t(askedBy === null ? 'asked' : 'asks', words),
      at: Date.now(),
    })
  }, [invitation, show, t])
}
