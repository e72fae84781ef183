import { type ComponentType, lazy, type SVGProps } from 'react';
import AccountBalanceWallet from '~icons/material-symbols/account-balance-wallet-outline-rounded';
import Apps from '~icons/material-symbols/apps-outline-rounded';
import Bolt from '~icons/material-symbols/bolt-outline-rounded';
import ConfirmationNumber from '~icons/material-symbols/confirmation-number-outline-rounded';
import CreditCard from '~icons/material-symbols/credit-card-outline-rounded';
import CreditScore from '~icons/material-symbols/credit-score-outline-rounded';
import Devices from '~icons/material-symbols/devices-outline-rounded';
import HealthAndSafety from '~icons/material-symbols/health-and-safety-outline-rounded';
import Hexagon from '~icons/material-symbols/hexagon-outline-rounded';
import History from '~icons/material-symbols/history-outline-rounded';
import Home from '~icons/material-symbols/home-outline-rounded';
import LiveTv from '~icons/material-symbols/live-tv-outline-rounded';
import Mobile from '~icons/material-symbols/mobile-outline-rounded';
import Notifications from '~icons/material-symbols/notifications-outline-rounded';
import Person from '~icons/material-symbols/person-outline-rounded';
import ReceiptLong from '~icons/material-symbols/receipt-long-outline-rounded';
import Router from '~icons/material-symbols/router-outline-rounded';
import SportsEsports from '~icons/material-symbols/sports-esports-outline-rounded';
import Storefront from '~icons/material-symbols/storefront-outline-rounded';
import VerifiedUser from '~icons/material-symbols/verified-user-outline-rounded';
import WaterDrop from '~icons/material-symbols/water-drop-outline-rounded';
import Wifi from '~icons/material-symbols/wifi-outline-rounded';

export type Icon = ComponentType<SVGProps<SVGSVGElement>>;

/** What the usual layout names, and what the widgets themselves draw: there from the first frame on. */
const usual: Record<string, Icon> = {
  account_balance_wallet: AccountBalanceWallet,
  apps: Apps,
  bolt: Bolt,
  confirmation_number: ConfirmationNumber,
  credit_card: CreditCard,
  credit_score: CreditScore,
  devices: Devices,
  health_and_safety: HealthAndSafety,
  hexagon: Hexagon,
  history: History,
  home: Home,
  live_tv: LiveTv,
  mobile: Mobile,
  notifications: Notifications,
  person: Person,
  phone_android: Mobile,
  phone_iphone: Mobile,
  receipt_long: ReceiptLong,
  router: Router,
  smartphone: Mobile,
  sports_esports: SportsEsports,
  storefront: Storefront,
  verified_user: VerifiedUser,
  water_drop: WaterDrop,
  wifi: Wifi,
};

/** Everything else that an operator may pick. Most apps show none of these, so they come when they are drawn. */
const rareNames = [
  'add_card',
  'bar_chart',
  'calculate',
  'call',
  'campaign',
  'cancel',
  'check_circle',
  'chevron_right',
  'contract',
  'description',
  'directions_car',
  'favorite',
  'flight',
  'gas_meter',
  'group',
  'help',
  'hourglass_top',
  'info',
  'inventory_2',
  'language',
  'local_police',
  'local_shipping',
  'lock',
  'motorcycle',
  'newspaper',
  'payments',
  'percent',
  'phone_in_talk',
  'public',
  'qr_code',
  'qr_code_scanner',
  'receipt',
  'redeem',
  'rocket_launch',
  'savings',
  'schedule',
  'school',
  'sell',
  'settings',
  'shield',
  'shopping_bag',
  'sim_card',
  'sms',
  'stadia_controller',
  'star',
  'support_agent',
  'swap_horiz',
  'toll',
  'train',
  'trending_up',
  'tv',
  'two_wheeler',
  'undo',
  'volunteer_activism',
  'wallet',
  'water_full',
] as const;

export type RareIcon = (typeof rareNames)[number];

const rare: Record<string, Icon> = Object.fromEntries(
  rareNames.map((name) => [
    name,
    lazy(async () => ({ default: (await import('./rare-icons.ts')).rareIcons[name] })),
  ]),
);

/** Every name that a layout may use, by their Material Symbols names, for an icon picker. */
export const iconNames: readonly string[] = [...Object.keys(usual), ...rareNames].sort();

/**
 * The icon of that name; a hexagon for a name that this version does not have. Draw it with `IconOf`, which keeps
 * its place free while it is loaded.
 */
export function iconNamed(name: string): Icon {
  return usual[name] ?? rare[name] ?? Hexagon;
}
