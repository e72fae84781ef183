import Switch from '@mui/material/Switch';
import { styled } from '@mui/material/styles';

interface SwitchRowProps {
  label: string;
  text?: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** Something that is on or off. */
export function SwitchRow({ label, text, checked, disabled = false, onChange }: SwitchRowProps) {
  return (
    <Row>
      <span style={{ flex: 1 }}>
        <Label>{label}</Label>
        {text && <Text>{text}</Text>}
      </span>
      <Switch checked={checked} disabled={disabled} onChange={(_, next) => onChange(next)} edge="end" />
    </Row>
  );
}

const Row = styled('label')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 60,
  padding: '8px 16px',
  cursor: 'pointer',
});
const Label = styled('span')({ display: 'block', fontSize: '0.9375rem', fontWeight: 600, lineHeight: 1.4 });
const Text = styled('span')(({ theme }) => ({
  display: 'block',
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  color: theme.scheme.muted,
}));
