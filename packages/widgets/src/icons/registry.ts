import type { ComponentType, SVGProps } from 'react';
import AccountBalanceWallet from '~icons/material-symbols/account-balance-wallet-outline-rounded';
import AddCard from '~icons/material-symbols/add-card-outline-rounded';
import Apps from '~icons/material-symbols/apps-outline-rounded';
import BarChart from '~icons/material-symbols/bar-chart-outline-rounded';
import Bolt from '~icons/material-symbols/bolt-outline-rounded';
import Calculate from '~icons/material-symbols/calculate-outline-rounded';
import Call from '~icons/material-symbols/call-outline-rounded';
import Campaign from '~icons/material-symbols/campaign-outline-rounded';
import Cancel from '~icons/material-symbols/cancel-outline-rounded';
import CheckCircle from '~icons/material-symbols/check-circle-outline-rounded';
import ChevronRight from '~icons/material-symbols/chevron-right-outline-rounded';
import ConfirmationNumber from '~icons/material-symbols/confirmation-number-outline-rounded';
import Contract from '~icons/material-symbols/contract-outline-rounded';
import CreditCard from '~icons/material-symbols/credit-card-outline-rounded';
import CreditScore from '~icons/material-symbols/credit-score-outline-rounded';
import Description from '~icons/material-symbols/description-outline-rounded';
import Devices from '~icons/material-symbols/devices-outline-rounded';
import DirectionsCar from '~icons/material-symbols/directions-car-outline-rounded';
import Favorite from '~icons/material-symbols/favorite-outline-rounded';
import Flight from '~icons/material-symbols/flight-outline-rounded';
import GasMeter from '~icons/material-symbols/gas-meter-outline-rounded';
import Group from '~icons/material-symbols/group-outline-rounded';
import HealthAndSafety from '~icons/material-symbols/health-and-safety-outline-rounded';
import Help from '~icons/material-symbols/help-outline-rounded';
import Hexagon from '~icons/material-symbols/hexagon-outline-rounded';
import History from '~icons/material-symbols/history-outline-rounded';
import Home from '~icons/material-symbols/home-outline-rounded';
import HourglassTop from '~icons/material-symbols/hourglass-top-outline-rounded';
import Info from '~icons/material-symbols/info-outline-rounded';
import Inventory2 from '~icons/material-symbols/inventory-2-outline-rounded';
import Language from '~icons/material-symbols/language-outline-rounded';
import LiveTv from '~icons/material-symbols/live-tv-outline-rounded';
import LocalPolice from '~icons/material-symbols/local-police-outline-rounded';
import LocalShipping from '~icons/material-symbols/local-shipping-outline-rounded';
import Lock from '~icons/material-symbols/lock-outline-rounded';
import Mobile from '~icons/material-symbols/mobile-outline-rounded';
import Motorcycle from '~icons/material-symbols/motorcycle-outline-rounded';
import Newspaper from '~icons/material-symbols/newspaper-outline-rounded';
import Notifications from '~icons/material-symbols/notifications-outline-rounded';
import Payments from '~icons/material-symbols/payments-outline-rounded';
import Percent from '~icons/material-symbols/percent-outline-rounded';
import Person from '~icons/material-symbols/person-outline-rounded';
import PhoneInTalk from '~icons/material-symbols/phone-in-talk-outline-rounded';
import Public from '~icons/material-symbols/public-outline-rounded';
import QrCode from '~icons/material-symbols/qr-code-outline-rounded';
import QrCodeScanner from '~icons/material-symbols/qr-code-scanner-outline-rounded';
import ReceiptLong from '~icons/material-symbols/receipt-long-outline-rounded';
import Receipt from '~icons/material-symbols/receipt-outline-rounded';
import Redeem from '~icons/material-symbols/redeem-outline-rounded';
import RocketLaunch from '~icons/material-symbols/rocket-launch-outline-rounded';
import Router from '~icons/material-symbols/router-outline-rounded';
import Savings from '~icons/material-symbols/savings-outline-rounded';
import Schedule from '~icons/material-symbols/schedule-outline-rounded';
import School from '~icons/material-symbols/school-outline-rounded';
import Sell from '~icons/material-symbols/sell-outline-rounded';
import Settings from '~icons/material-symbols/settings-outline-rounded';
import Shield from '~icons/material-symbols/shield-outline-rounded';
import ShoppingBag from '~icons/material-symbols/shopping-bag-outline-rounded';
import SimCard from '~icons/material-symbols/sim-card-outline-rounded';
import Sms from '~icons/material-symbols/sms-outline-rounded';
import SportsEsports from '~icons/material-symbols/sports-esports-outline-rounded';
import StadiaController from '~icons/material-symbols/stadia-controller-outline-rounded';
import Star from '~icons/material-symbols/star-outline-rounded';
import Storefront from '~icons/material-symbols/storefront-outline-rounded';
import SupportAgent from '~icons/material-symbols/support-agent-outline-rounded';
import SwapHoriz from '~icons/material-symbols/swap-horiz-outline-rounded';
import Toll from '~icons/material-symbols/toll-outline-rounded';
import Train from '~icons/material-symbols/train-outline-rounded';
import TrendingUp from '~icons/material-symbols/trending-up-outline-rounded';
import Tv from '~icons/material-symbols/tv-outline-rounded';
import TwoWheeler from '~icons/material-symbols/two-wheeler-outline-rounded';
import Undo from '~icons/material-symbols/undo-outline-rounded';
import VerifiedUser from '~icons/material-symbols/verified-user-outline-rounded';
import VolunteerActivism from '~icons/material-symbols/volunteer-activism-outline-rounded';
import Wallet from '~icons/material-symbols/wallet-outline-rounded';
import WaterDrop from '~icons/material-symbols/water-drop-outline-rounded';
import WaterFull from '~icons/material-symbols/water-full-outline-rounded';
import Wifi from '~icons/material-symbols/wifi-outline-rounded';

export type Icon = ComponentType<SVGProps<SVGSVGElement>>;

/** The icons that a layout may name, by their Material Symbols names. */
const registry: Record<string, Icon> = {
  account_balance_wallet: AccountBalanceWallet,
  add_card: AddCard,
  apps: Apps,
  bar_chart: BarChart,
  bolt: Bolt,
  calculate: Calculate,
  call: Call,
  campaign: Campaign,
  cancel: Cancel,
  check_circle: CheckCircle,
  chevron_right: ChevronRight,
  confirmation_number: ConfirmationNumber,
  contract: Contract,
  credit_card: CreditCard,
  credit_score: CreditScore,
  description: Description,
  devices: Devices,
  directions_car: DirectionsCar,
  favorite: Favorite,
  flight: Flight,
  gas_meter: GasMeter,
  group: Group,
  health_and_safety: HealthAndSafety,
  help: Help,
  hexagon: Hexagon,
  history: History,
  home: Home,
  hourglass_top: HourglassTop,
  info: Info,
  inventory_2: Inventory2,
  language: Language,
  live_tv: LiveTv,
  local_police: LocalPolice,
  local_shipping: LocalShipping,
  lock: Lock,
  motorcycle: Motorcycle,
  mobile: Mobile,
  newspaper: Newspaper,
  notifications: Notifications,
  payments: Payments,
  percent: Percent,
  person: Person,
  phone_android: Mobile,
  phone_in_talk: PhoneInTalk,
  phone_iphone: Mobile,
  public: Public,
  qr_code: QrCode,
  qr_code_scanner: QrCodeScanner,
  receipt: Receipt,
  receipt_long: ReceiptLong,
  redeem: Redeem,
  rocket_launch: RocketLaunch,
  router: Router,
  savings: Savings,
  schedule: Schedule,
  school: School,
  sell: Sell,
  settings: Settings,
  shield: Shield,
  shopping_bag: ShoppingBag,
  sim_card: SimCard,
  smartphone: Mobile,
  sms: Sms,
  sports_esports: SportsEsports,
  stadia_controller: StadiaController,
  star: Star,
  storefront: Storefront,
  support_agent: SupportAgent,
  swap_horiz: SwapHoriz,
  toll: Toll,
  train: Train,
  trending_up: TrendingUp,
  tv: Tv,
  two_wheeler: TwoWheeler,
  undo: Undo,
  verified_user: VerifiedUser,
  volunteer_activism: VolunteerActivism,
  wallet: Wallet,
  water_drop: WaterDrop,
  water_full: WaterFull,
  wifi: Wifi,
};

/** Every name that a layout may use, for an icon picker. */
export const iconNames: readonly string[] = Object.keys(registry);

/** The icon of that name; a hexagon for a name that this version does not have. */
export function iconNamed(name: string): Icon {
  return registry[name] ?? Hexagon;
}
