import type { ComponentType, SVGProps } from 'react';
import AccountBalanceWallet from '~icons/material-symbols/account-balance-wallet-outline-rounded';
import AddCard from '~icons/material-symbols/add-card-outline-rounded';
import Apps from '~icons/material-symbols/apps-outline-rounded';
import Bolt from '~icons/material-symbols/bolt-outline-rounded';
import Calculate from '~icons/material-symbols/calculate-outline-rounded';
import Call from '~icons/material-symbols/call-outline-rounded';
import Campaign from '~icons/material-symbols/campaign-outline-rounded';
import ConfirmationNumber from '~icons/material-symbols/confirmation-number-outline-rounded';
import Contract from '~icons/material-symbols/contract-outline-rounded';
import CreditCard from '~icons/material-symbols/credit-card-outline-rounded';
import Description from '~icons/material-symbols/description-outline-rounded';
import Devices from '~icons/material-symbols/devices-outline-rounded';
import DirectionsCar from '~icons/material-symbols/directions-car-outline-rounded';
import Flight from '~icons/material-symbols/flight-outline-rounded';
import GasMeter from '~icons/material-symbols/gas-meter-outline-rounded';
import Group from '~icons/material-symbols/group-outline-rounded';
import HealthAndSafety from '~icons/material-symbols/health-and-safety-outline-rounded';
import Hexagon from '~icons/material-symbols/hexagon-outline-rounded';
import History from '~icons/material-symbols/history-outline-rounded';
import Home from '~icons/material-symbols/home-outline-rounded';
import Language from '~icons/material-symbols/language-outline-rounded';
import LiveTv from '~icons/material-symbols/live-tv-outline-rounded';
import LocalShipping from '~icons/material-symbols/local-shipping-outline-rounded';
import Notifications from '~icons/material-symbols/notifications-outline-rounded';
import Payments from '~icons/material-symbols/payments-outline-rounded';
import Person from '~icons/material-symbols/person-outline-rounded';
import PhoneInTalk from '~icons/material-symbols/phone-in-talk-outline-rounded';
import Public from '~icons/material-symbols/public-outline-rounded';
import QrCode from '~icons/material-symbols/qr-code-outline-rounded';
import QrCodeScanner from '~icons/material-symbols/qr-code-scanner-outline-rounded';
import ReceiptLong from '~icons/material-symbols/receipt-long-outline-rounded';
import Receipt from '~icons/material-symbols/receipt-outline-rounded';
import Redeem from '~icons/material-symbols/redeem-outline-rounded';
import Router from '~icons/material-symbols/router-outline-rounded';
import Savings from '~icons/material-symbols/savings-outline-rounded';
import School from '~icons/material-symbols/school-outline-rounded';
import Sell from '~icons/material-symbols/sell-outline-rounded';
import Settings from '~icons/material-symbols/settings-outline-rounded';
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
import VolunteerActivism from '~icons/material-symbols/volunteer-activism-outline-rounded';
import Wallet from '~icons/material-symbols/wallet-outline-rounded';
import WaterDrop from '~icons/material-symbols/water-drop-outline-rounded';
import Wifi from '~icons/material-symbols/wifi-outline-rounded';

export type Icon = ComponentType<SVGProps<SVGSVGElement>>;

/** The icons that a layout may name, by their Material Symbols names. The panel's icon picker offers the same. */
const registry: Record<string, Icon> = {
  account_balance_wallet: AccountBalanceWallet,
  add_card: AddCard,
  apps: Apps,
  bolt: Bolt,
  calculate: Calculate,
  call: Call,
  campaign: Campaign,
  confirmation_number: ConfirmationNumber,
  contract: Contract,
  credit_card: CreditCard,
  description: Description,
  devices: Devices,
  directions_car: DirectionsCar,
  flight: Flight,
  gas_meter: GasMeter,
  group: Group,
  health_and_safety: HealthAndSafety,
  hexagon: Hexagon,
  history: History,
  home: Home,
  language: Language,
  live_tv: LiveTv,
  local_shipping: LocalShipping,
  notifications: Notifications,
  payments: Payments,
  person: Person,
  phone_in_talk: PhoneInTalk,
  public: Public,
  qr_code: QrCode,
  qr_code_scanner: QrCodeScanner,
  receipt: Receipt,
  receipt_long: ReceiptLong,
  redeem: Redeem,
  router: Router,
  savings: Savings,
  school: School,
  sell: Sell,
  settings: Settings,
  shopping_bag: ShoppingBag,
  sim_card: SimCard,
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
  volunteer_activism: VolunteerActivism,
  wallet: Wallet,
  water_drop: WaterDrop,
  wifi: Wifi,
};

/** The icon of that name; a hexagon for a name that this version does not have. */
export function iconNamed(name: string): Icon {
  return registry[name] ?? Hexagon;
}
