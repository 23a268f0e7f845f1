// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

/**  */
export const AutoScalingType = {
  /**  */
  Cpu: "cpu",
  /**  */
  Gpu: "gpu",
  /**  */
  Gpushare: "gpushare",
  /**  */
  Spot: "spot",
} as const;

/**  */
export type AutoScalingType = "cpu" | "gpu" | "gpushare" | "spot";

/**  */
export const BootstrapPhase = {
  /**  */
  BeforeJoin: "beforeJoin",
  /**  */
  AfterJoin: "afterJoin",
} as const;

/**  */
export type BootstrapPhase = "beforeJoin" | "afterJoin";

/**  */
export const Cloud = {
  /**  */
  Alibaba: "alibaba",
  /**  */
  Emulator: "emulator",
} as const;

/**  */
export type Cloud = "alibaba" | "emulator";

/**  */
export const CpuPolicy = {
  /**  */
  None: "none",
  /**  */
  Static: "static",
} as const;

/**  */
export type CpuPolicy = "none" | "static";

/**  */
export const DiskCategory = {
  /**  */
  CloudEssd: "cloud_essd",
  /**  */
  CloudAuto: "cloud_auto",
  /**  */
  CloudEssdEntry: "cloud_essd_entry",
  /**  */
  CloudSsd: "cloud_ssd",
  /**  */
  CloudEfficiency: "cloud_efficiency",
} as const;

/**  */
export type DiskCategory = "cloud_essd" | "cloud_auto" | "cloud_essd_entry" | "cloud_ssd" | "cloud_efficiency";

/**  */
export const HugePageUse = {
  /**  */
  Always: "always",
  /**  */
  Madvise: "madvise",
  /**  */
  Never: "never",
} as const;

/**  */
export type HugePageUse = "always" | "madvise" | "never";

/**  */
export const MetadataTokenMode = {
  /**  */
  Required: "required",
  /**  */
  Optional: "optional",
} as const;

/**  */
export type MetadataTokenMode = "required" | "optional";

/**  */
export const MultiAzPolicy = {
  /**  */
  Priority: "priority",
  /**  */
  CostOptimized: "costOptimized",
  /**  */
  Balance: "balance",
} as const;

/**  */
export type MultiAzPolicy = "priority" | "costOptimized" | "balance";

/**  */
export const OwnershipMode = {
  /**  */
  Stack: "stack",
  /**  */
  None: "none",
} as const;

/**  */
export type OwnershipMode = "stack" | "none";

/**  */
export const PerformanceLevel = {
  /**  */
  PL0: "PL0",
  /**  */
  PL1: "PL1",
  /**  */
  PL2: "PL2",
  /**  */
  PL3: "PL3",
} as const;

/**  */
export type PerformanceLevel = "PL0" | "PL1" | "PL2" | "PL3";

/**  */
export const PeriodUnit = {
  /**  */
  Week: "week",
  /**  */
  Month: "month",
} as const;

/**  */
export type PeriodUnit = "week" | "month";

/**  */
export const PrivatePoolMatch = {
  /**  */
  Open: "open",
  /**  */
  Target: "target",
  /**  */
  None: "none",
} as const;

/**  */
export type PrivatePoolMatch = "open" | "target" | "none";

/**  */
export const PublicIpBilling = {
  /**  */
  ByTraffic: "byTraffic",
  /**  */
  ByBandwidth: "byBandwidth",
} as const;

/**  */
export type PublicIpBilling = "byTraffic" | "byBandwidth";

/**  */
export const ResourcePoolStrategy = {
  /**  */
  PrivatePoolFirst: "privatePoolFirst",
  /**  */
  PrivatePoolOnly: "privatePoolOnly",
  /**  */
  None: "none",
} as const;

/**  */
export type ResourcePoolStrategy = "privatePoolFirst" | "privatePoolOnly" | "none";

/**  */
export const RolloutFailure = {
  /**  */
  Rollback: "rollback",
  /**  */
  Stop: "stop",
} as const;

/**  */
export type RolloutFailure = "rollback" | "stop";

/**  */
export const RolloutPause = {
  /**  */
  Never: "never",
  /**  */
  FirstBatch: "firstBatch",
  /**  */
  EveryBatch: "everyBatch",
} as const;

/**  */
export type RolloutPause = "never" | "firstBatch" | "everyBatch";

/**  */
export const RolloutTrigger = {
  /**  */
  Bootstrap: "bootstrap",
  /**  */
  Access: "access",
} as const;

/**  */
export type RolloutTrigger = "bootstrap" | "access";

/**  */
export const ScalingPolicy = {
  /**  */
  Release: "release",
  /**  */
  Recycle: "recycle",
} as const;

/**  */
export type ScalingPolicy = "release" | "recycle";

/**  */
export const SpotStrategy = {
  /**  */
  AsPriceGo: "asPriceGo",
  /**  */
  WithPriceLimit: "withPriceLimit",
} as const;

/**  */
export type SpotStrategy = "asPriceGo" | "withPriceLimit";

/**  */
export const TaintEffect = {
  /**  */
  NoSchedule: "NoSchedule",
  /**  */
  NoExecute: "NoExecute",
  /**  */
  PreferNoSchedule: "PreferNoSchedule",
} as const;

/**  */
export type TaintEffect = "NoSchedule" | "NoExecute" | "PreferNoSchedule";

/**  */
export const VulnerabilityLevel = {
  /**  */
  Asap: "asap",
  /**  */
  Later: "later",
  /**  */
  Nntf: "nntf",
} as const;

/**  */
export type VulnerabilityLevel = "asap" | "later" | "nntf";
