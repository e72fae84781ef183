import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';

interface ChoiceRowProps {
  label: string;
  value: string;
  choices: { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** A few choices side by side, one of them taken. */
export function ChoiceRow({ label, value, choices, onChange }: ChoiceRowProps) {
  return (
    <ToggleButtonGroup
      exclusive
      aria-label={label}
      value={value}
      onChange={(_, chosen: string | null) => chosen !== null && onChange(chosen)}
      sx={{
        flexWrap: 'wrap',
        gap: 0.75,
        // Apart instead of in one bar, so that they may wrap on a phone or in large text.
        '& .MuiToggleButtonGroup-grouped': {
          m: 0,
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: '12px',
          '&.Mui-selected': { bgcolor: (theme) => theme.scheme.container, borderColor: 'transparent' },
        },
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.value} value={choice.value}>
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
