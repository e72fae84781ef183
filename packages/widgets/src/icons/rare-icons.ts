import AddCard from '~icons/material-symbols/add-card-outline-rounded';
import BarChart from '~icons/material-symbols/bar-chart-outline-rounded';
import Calculate from '~icons/material-symbols/calculate-outline-rounded';
import Call from '~icons/material-symbols/call-outline-rounded';
import Campaign from '~icons/material-symbols/campaign-outline-rounded';
import Cancel from '~icons/material-symbols/cancel-outline-rounded';
import CheckCircle from '~icons/material-symbols/check-circle-outline-rounded';
import ChevronRight from '~icons/material-symbols/chevron-right-outline-rounded';
import Contract from '~icons/material-symbols/contract-outline-rounded';
import Description from '~icons/material-symbols/description-outline-rounded';
import DirectionsCar from '~icons/material-symbols/directions-car-outline-rounded';
import Favorite from '~icons/material-symbols/favorite-outline-rounded';
import Flight from '~icons/material-symbols/flight-outline-rounded';
import GasMeter from '~icons/material-symbols/gas-meter-outline-rounded';
import Group from '~icons/material-symbols/group-outline-rounded';
import Help from '~icons/material-symbols/help-outline-rounded';
import HourglassTop from '~icons/material-symbols/hourglass-top-outline-rounded';
import Info from '~icons/material-symbols/info-outline-rounded';
import Inventory2 from '~icons/material-symbols/inventory-2-outline-rounded';
import Language from '~icons/material-symbols/language-outline-rounded';
import LocalPolice from '~icons/material-symbols/local-police-outline-rounded';
import LocalShipping from '~icons/material-symbols/local-shipping-outline-rounded';
import Lock from '~icons/material-symbols/lock-outline-rounded';
import Motorcycle from '~icons/material-symbols/motorcycle-outline-rounded';
import Newspaper from '~icons/material-symbols/newspaper-outline-rounded';
import Payments from '~icons/material-symbols/payments-outline-rounded';
import Percent from '~icons/material-symbols/percent-outline-rounded';
import PhoneInTalk from '~icons/material-symbols/phone-in-talk-outline-rounded';
import Public from '~icons/material-symbols/public-outline-rounded';
import QrCode from '~icons/material-symbols/qr-code-outline-rounded';
import QrCodeScanner from '~icons/material-symbols/qr-code-scanner-outline-rounded';
import Receipt from '~icons/material-symbols/receipt-outline-rounded';
import Redeem from '~icons/material-symbols/redeem-outline-rounded';
import RocketLaunch from '~icons/material-symbols/rocket-launch-outline-rounded';
import Savings from '~icons/material-symbols/savings-outline-rounded';
import Schedule from '~icons/material-symbols/schedule-outline-rounded';
import School from '~icons/material-symbols/school-outline-rounded';
import Sell from '~icons/material-symbols/sell-outline-rounded';
import Settings from '~icons/material-symbols/settings-outline-rounded';
import Shield from '~icons/material-symbols/shield-outline-rounded';
import ShoppingBag from '~icons/material-symbols/shopping-bag-outline-rounded';
import SimCard from '~icons/material-symbols/sim-card-outline-rounded';
import Sms from '~icons/material-symbols/sms-outline-rounded';
import StadiaController from '~icons/material-symbols/stadia-controller-outline-rounded';
import Star from '~icons/material-symbols/star-outline-rounded';
import SupportAgent from '~icons/material-symbols/support-agent-outline-rounded';
import SwapHoriz from '~icons/material-symbols/swap-horiz-outline-rounded';
import Toll from '~icons/material-symbols/toll-outline-rounded';
import Train from '~icons/material-symbols/train-outline-rounded';
import TrendingUp from '~icons/material-symbols/trending-up-outline-rounded';
import Tv from '~icons/material-symbols/tv-outline-rounded';
import TwoWheeler from '~icons/material-symbols/two-wheeler-outline-rounded';
import Undo from '~icons/material-symbols/undo-outline-rounded';
import VolunteerActivism from '~icons/material-symbols/volunteer-activism-outline-rounded';
import Wallet from '~icons/material-symbols/wallet-outline-rounded';
import WaterFull from '~icons/material-symbols/water-full-outline-rounded';
import type { Icon, RareIcon } from './registry.ts';

/** The icons that the usual layout does not name, in a chunk of their own. */
export const rareIcons: Record<RareIcon, Icon> = {
  add_card: AddCard,
  bar_chart: BarChart,
  calculate: Calculate,
  call: Call,
  campaign: Campaign,
  cancel: Cancel,
  check_circle: CheckCircle,
  chevron_right: ChevronRight,
  contract: Contract,
  description: Description,
  directions_car: DirectionsCar,
  favorite: Favorite,
  flight: Flight,
  gas_meter: GasMeter,
  group: Group,
  help: Help,
  hourglass_top: HourglassTop,
  info: Info,
  inventory_2: Inventory2,
  language: Language,
  local_police: LocalPolice,
  local_shipping: LocalShipping,
  lock: Lock,
  motorcycle: Motorcycle,
  newspaper: Newspaper,
  payments: Payments,
  percent: Percent,
  phone_in_talk: PhoneInTalk,
  public: Public,
  qr_code: QrCode,
  qr_code_scanner: QrCodeScanner,
  receipt: Receipt,
  redeem: Redeem,
  rocket_launch: RocketLaunch,
  savings: Savings,
  schedule: Schedule,
  school: School,
  sell: Sell,
  settings: Settings,
  shield: Shield,
  shopping_bag: ShoppingBag,
  sim_card: SimCard,
  sms: Sms,
  stadia_controller: StadiaController,
  star: Star,
  support_agent: SupportAgent,
  swap_horiz: SwapHoriz,
  toll: Toll,
  train: Train,
  trending_up: TrendingUp,
  tv: Tv,
  two_wheeler: TwoWheeler,
  undo: Undo,
  volunteer_activism: VolunteerActivism,
  wallet: Wallet,
  water_full: WaterFull,
};
