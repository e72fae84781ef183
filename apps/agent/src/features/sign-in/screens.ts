export { CodeScreen } from './code-screen.tsx';
export { SignInScreen } from './sign-in-screen.tsx';
