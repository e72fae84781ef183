import type { IdentityCase } from '@hexaflate/contract/identity';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import ErrorIcon from '~icons/material-symbols/error-outline-rounded';
import { PanelCard } from '../../../parts/panel-card.tsx';
import { WordMark } from '../../../parts/word-mark.tsx';
import { NikFacts } from './nik-facts.tsx';
import { sameText } from './same-text.ts';

const fields = ['nik', 'name', 'birthDate'] as const;

/** What the agent entered, beside what was read off the photo; then what the number itself says. */
export function PersonCard({ of: { person, reading, nik } }: { of: IdentityCase }) {
  const { t } = useTranslation();
  const read = reading.state === 'done' ? reading : null;
  const about = {
    off: t('identity.readingOff'),
    waiting: t('identity.readingWaiting'),
    failed: t('identity.readingFailed'),
    done: '',
  }[reading.state];
  return (
    <PanelCard title={t('identity.person')}>
      {person ? (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small" aria-label={t('identity.person')}>
            <TableHead>
              <TableRow>
                <TableCell component="td" />
                <TableCell>{t('identity.entered')}</TableCell>
                {read && <TableCell>{t('identity.read')}</TableCell>}
              </TableRow>
            </TableHead>
            <TableBody>
              {fields.map((field) => (
                <TableRow key={field} sx={{ '&:last-child > *': { borderBottom: 0 } }}>
                  <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>
                    {t(`identity.${field}`)}
                  </TableCell>
                  <TableCell sx={{ fontWeight: 650, overflowWrap: 'anywhere' }}>{person[field]}</TableCell>
                  {read && (
                    <TableCell sx={{ overflowWrap: 'anywhere' }}>
                      {read[field] ?? '–'}
                      {read[field] !== null && !sameText(read[field], person[field]) && (
                        <Box>
                          <WordMark icon={<ErrorIcon aria-hidden />} tone="failed">
                            {t('identity.differs')}
                          </WordMark>
                        </Box>
                      )}
                    </TableCell>
                  )}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      ) : (
        <Typography color="textSecondary" sx={{ p: 2 }}>
          {t('identity.personErased')}
        </Typography>
      )}
      {person && about && (
        <Typography variant="body2" color="textSecondary" sx={{ px: 2, py: 1 }}>
          {about}
        </Typography>
      )}
      {nik && <NikFacts nik={nik} />}
    </PanelCard>
  );
}
