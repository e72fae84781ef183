import type { Role } from '@hexaflate/contract/operators';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../session/use-permissions.ts';
import { roleWords } from './role-words.ts';

interface RoleChoiceProps {
  roles: readonly Role[];
  value: string;
  onChange: (role: string) => void;
}

/** The roles that one may give: none that may do more than oneself. */
export function RoleChoice({ roles, value, onChange }: RoleChoiceProps) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <TextField
      select
      fullWidth
      label={t('operators.role')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {roles
        .filter(({ permissions }) => permissions.every(may))
        .map(({ name }) => (
          <MenuItem key={name} value={name}>
            {roleWords(name, t)}
          </MenuItem>
        ))}
    </TextField>
  );
}
