import { DEMO_AGENT } from '@hexaflate/otomax/sandbox';

/** An agent of the seed whom anyone may sign in as. */
export interface DemoLogin {
  name: string;
  phone: string;
  pin: string;
}

/** A well funded agent, and one whose balance is too low for most products. */
export const demoLogins: readonly DemoLogin[] = [
  { name: 'Maju Jaya Cell', phone: DEMO_AGENT.phone, pin: DEMO_AGENT.pin },
  { name: 'Berkah Pulsa', phone: '081200000002', pin: '147025' },
];
