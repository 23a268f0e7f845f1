import { decodeUserDataOutput } from "@containeros/infra";

const decoded = decodeUserDataOutput({ userData: "IyEvYmluL3NoCnN5c2N0bCAtdyBuZXQuY29yZS5zb21heGNvbm49NDA5Ngo=" });

export const bootstrap = decoded.bootstrap;
