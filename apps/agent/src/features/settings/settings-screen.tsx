import { styled } from '@mui/material/styles';
import {
  prefer,
  type TextSize,
  type ThemeChoice,
  textSizes,
  usePreferences,
} from '../../theme/preferences.ts';
import { Choices } from '../../ui/choices.tsx';
import { Page } from '../../ui/page.tsx';
import { RowGroup } from '../../ui/rows.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { chooseLocale } from '../../words/locale.ts';
import { speak, useLocale, useWords } from '../../words/words.ts';
import { settingsWords } from './words.ts';

/** How the app looks and speaks on this device. Every choice is in force at once. */
export function SettingsScreen() {
  const say = useWords(settingsWords);
  const locale = useLocale();
  const { theme, textSize, hideBalance } = usePreferences();
  return (
    <Page title={say('title')} parent="/profile">
      <RowGroup>
        <Choices<ThemeChoice>
          label={say('theme')}
          value={theme}
          options={[
            { value: 'system', label: say('themeSystem') },
            { value: 'light', label: say('themeLight') },
            { value: 'dark', label: say('themeDark') },
          ]}
          onChange={(choice) => prefer({ theme: choice })}
        />
        <Choices
          label={say('language')}
          value={locale}
          options={[
            { value: 'id', label: 'Indonesia' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(choice) => {
            chooseLocale(choice);
            speak(choice);
          }}
        />
      </RowGroup>
      <RowGroup>
        <Choices<TextSize>
          label={say('textSize')}
          value={textSize}
          options={textSizes.map((size) => ({ value: size, label: `${size}%` }))}
          onChange={(choice) => prefer({ textSize: choice })}
        />
        <Sample>{say('textSample')}</Sample>
      </RowGroup>
      <RowGroup>
        <SwitchRow
          label={say('hideBalance')}
          text={say('hideBalanceText')}
          checked={hideBalance}
          onChange={(hidden) => prefer({ hideBalance: hidden })}
        />
      </RowGroup>
    </Page>
  );
}

const Sample = styled('p')({
  margin: 0,
  padding: '14px 16px',
  fontWeight: 650,
  fontVariantNumeric: 'tabular-nums',
});
