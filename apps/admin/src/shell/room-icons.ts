import OperatorsIcon from '~icons/material-symbols/admin-panel-settings-outline-rounded';
import IdentityIcon from '~icons/material-symbols/badge-outline-rounded';
import OtomaxIcon from '~icons/material-symbols/database-outline';
import ApprovalsIcon from '~icons/material-symbols/fact-check-outline-rounded';
import FraudIcon from '~icons/material-symbols/gpp-maybe-outline-rounded';
import GroupIcon from '~icons/material-symbols/group-outline-rounded';
import HelpIcon from '~icons/material-symbols/help-outline-rounded';
import AuditIcon from '~icons/material-symbols/manage-search-rounded';
import ClosingIcon from '~icons/material-symbols/person-remove-outline-rounded';
import ReceiptIcon from '~icons/material-symbols/receipt-long-outline-rounded';
import SettingsIcon from '~icons/material-symbols/settings-outline-rounded';
import DashboardIcon from '~icons/material-symbols/team-dashboard-outline-rounded';

/** Each room's sign in the rail, the bottom bar and the palette. */
export const roomIcons = {
  dashboard: DashboardIcon,
  orders: ReceiptIcon,
  unknown: HelpIcon,
  members: GroupIcon,
  closings: ClosingIcon,
  identity: IdentityIcon,
  otomax: OtomaxIcon,
  settings: SettingsIcon,
  audit: AuditIcon,
  operators: OperatorsIcon,
  approvals: ApprovalsIcon,
  fraud: FraudIcon,
} as const;
