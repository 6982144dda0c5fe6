/** Keys that this computer would keep for itself. Beside each stands what the other one may refuse. */
import { type SpecialKeys, specialKeysSchema } from '@deskside/shared/protocol/remote-control.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Menu, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function SpecialKeysMenu({ onPress }: { onPress: (keys: SpecialKeys) => void }) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-start" width={340}>
      <Menu.Target>
        <Button variant="default" px="sm" rightSection={<Icon name="chevron" size={16} />}>
          {t('remote.keys')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="80vh" style={{ overflowY: 'auto' }}>
        {specialKeysSchema.options.map((keys) => (
          <Menu.Item key={keys} onClick={() => onPress(keys)} py={6}>
            {t(`remote.special.${keys}`)}
            <Text size="xs" c="dimmed" span display="block">
              {t(`remote.specialNote.${keys}`)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
