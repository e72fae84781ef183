import type { AgeStep, GreetingStep } from '@hexaflate/widgets';

/** Home as it stood on the screen, kept on the device to be the first frame of the next start. */
export interface FirstFrame {
  /** Address of the app's script, as the page names it: another build may draw otherwise. */
  build: string;
  html: string;
  /** The component library's rules for it, and their names, so that it need not write them a second time. */
  css: string;
  rules: string[];
  /** Inline styles of the whole page and of its body: mode, text size, ground. */
  pageStyle: string;
  bodyStyle: string;
  /** The mode that it was drawn in, where that follows the system's. */
  systemDark: boolean | null;
  /** When the balance in it came (ms since the epoch), and how its age is said. */
  at: number;
  ages: AgeStep[];
  /** How one greets through the day, by the hour of the start. */
  greetings: GreetingStep[];
}
