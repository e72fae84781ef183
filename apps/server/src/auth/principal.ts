/** A signed-in device of an agent. */
export interface AgentSession {
  id: string;
  agentCode: string;
  phone: string;
  deviceName: string;
  transport: 'cookie' | 'bearer';
  expiresAt: number;
}

/** A signed-in operator of the panel. */
export interface OperatorSession {
  id: string;
  username: string;
  mustChangePassword: boolean;
  expiresAt: number;
}
