// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

/** Which nodes the autoscaler adds. */
export const AutoScalingType = {
  /** CPU nodes. */
  Cpu: "cpu",
  /** GPU nodes. */
  Gpu: "gpu",
  /** Nodes whose GPUs are shared. */
  Gpushare: "gpushare",
  /** Spot nodes. */
  Spot: "spot",
} as const;

/** Which nodes the autoscaler adds. */
export type AutoScalingType = "cpu" | "gpu" | "gpushare" | "spot";

/** When a container of bootstrap steps runs. */
export const BootstrapPhase = {
  /** Before the node joins the cluster (pre_user_data of ACK). */
  BeforeJoin: "beforeJoin",
  /** After ACK has initialised the node (user_data of ACK). */
  AfterJoin: "afterJoin",
} as const;

/** When a container of bootstrap steps runs. */
export type BootstrapPhase = "beforeJoin" | "afterJoin";

/** The cloud that is called. */
export const Cloud = {
  /** Alibaba Cloud. */
  Alibaba: "alibaba",
  /** An emulator of ACK and ECS on this machine, which needs no account. */
  Emulator: "emulator",
} as const;

/** The cloud that is called. */
export type Cloud = "alibaba" | "emulator";

/** The time that a price is for. */
export const CostUnit = {
  /** An hour. */
  Hour: "hour",
  /** A month: 730 hours, or a month of a prepaid pool. */
  Month: "month",
} as const;

/** The time that a price is for. */
export type CostUnit = "hour" | "month";

/** How the kubelet assigns CPUs to containers. */
export const CpuPolicy = {
  /** From the pool that all containers share. */
  None: "none",
  /** Whole CPUs to containers of the Guaranteed class that ask for them. */
  Static: "static",
} as const;

/** How the kubelet assigns CPUs to containers. */
export type CpuPolicy = "none" | "static";

/** The kind of a disk. */
export const DiskCategory = {
  /** ESSD, with a performance level. */
  CloudEssd: "cloud_essd",
  /** ESSD AutoPL, whose performance does not depend on its size. */
  CloudAuto: "cloud_auto",
  /** ESSD Entry. */
  CloudEssdEntry: "cloud_essd_entry",
  /** Standard SSD of the former generation. */
  CloudSsd: "cloud_ssd",
  /** Ultra disk of the former generation. */
  CloudEfficiency: "cloud_efficiency",
} as const;

/** The kind of a disk. */
export type DiskCategory = "cloud_essd" | "cloud_auto" | "cloud_essd_entry" | "cloud_ssd" | "cloud_efficiency";

/** When the kernel uses transparent huge pages. */
export const HugePageUse = {
  /** For all memory. */
  Always: "always",
  /** For memory that a program marks. */
  Madvise: "madvise",
  /** Never. */
  Never: "never",
} as const;

/** When the kernel uses transparent huge pages. */
export type HugePageUse = "always" | "madvise" | "never";

/** Whether the metadata service of a node requires a token. */
export const MetadataTokenMode = {
  /** Requests need a token (security hardening mode). */
  Required: "required",
  /** Requests without a token are answered too. */
  Optional: "optional",
} as const;

/** Whether the metadata service of a node requires a token. */
export type MetadataTokenMode = "required" | "optional";

/** How vSwitches and instance types are chosen for new nodes. */
export const MultiAzPolicy = {
  /** In the order of the lists; the default of ACK. */
  Priority: "priority",
  /** The cheapest instance first. */
  CostOptimized: "costOptimized",
  /** Evenly over the zones. */
  Balance: "balance",
} as const;

/** How vSwitches and instance types are chosen for new nodes. */
export type MultiAzPolicy = "priority" | "costOptimized" | "balance";

/** Whether pools get a tag that names their owner. */
export const OwnershipMode = {
  /** A tag with project, stack and resource. */
  Stack: "stack",
  /** No tag. */
  None: "none",
} as const;

/** Whether pools get a tag that names their owner. */
export type OwnershipMode = "stack" | "none";

/** The performance level of an ESSD. */
export const PerformanceLevel = {
  /** Up to 10,000 IOPS. */
  PL0: "PL0",
  /** Up to 50,000 IOPS. */
  PL1: "PL1",
  /** Up to 100,000 IOPS. */
  PL2: "PL2",
  /** Up to 1,000,000 IOPS. */
  PL3: "PL3",
} as const;

/** The performance level of an ESSD. */
export type PerformanceLevel = "PL0" | "PL1" | "PL2" | "PL3";

/** The unit of a subscription period. */
export const PeriodUnit = {
  /** Weeks. */
  Week: "week",
  /** Months. */
  Month: "month",
} as const;

/** The unit of a subscription period. */
export type PeriodUnit = "week" | "month";

/** Which private pool of capacity is used. */
export const PrivatePoolMatch = {
  /** An open one that matches. */
  Open: "open",
  /** The one that id names. */
  Target: "target",
  /** None. */
  None: "none",
} as const;

/** Which private pool of capacity is used. */
export type PrivatePoolMatch = "open" | "target" | "none";

/** How a public address is billed. */
export const PublicIpBilling = {
  /** By traffic. */
  ByTraffic: "byTraffic",
  /** By bandwidth. */
  ByBandwidth: "byBandwidth",
} as const;

/** How a public address is billed. */
export type PublicIpBilling = "byTraffic" | "byBandwidth";

/** From which capacity nodes are created. */
export const ResourcePoolStrategy = {
  /** Private pools first, then the public pool. */
  PrivatePoolFirst: "privatePoolFirst",
  /** Private pools only. */
  PrivatePoolOnly: "privatePoolOnly",
  /** The public pool only. */
  None: "none",
} as const;

/** From which capacity nodes are created. */
export type ResourcePoolStrategy = "privatePoolFirst" | "privatePoolOnly" | "none";

/** What happens when a batch of a rollout fails. */
export const RolloutFailure = {
  /** The nodes that were changed go back to their image. */
  Rollback: "rollback",
  /** The rollout stops. */
  Stop: "stop",
} as const;

/** What happens when a batch of a rollout fails. */
export type RolloutFailure = "rollback" | "stop";

/** When a rollout waits for a confirmation. */
export const RolloutPause = {
  /** Never. */
  Never: "never",
  /** After the first batch. */
  FirstBatch: "firstBatch",
  /** After every batch. */
  EveryBatch: "everyBatch",
} as const;

/** When a rollout waits for a confirmation. */
export type RolloutPause = "never" | "firstBatch" | "everyBatch";

/** A property whose changes replace the system disks of live nodes. */
export const RolloutTrigger = {
  /** The bootstrap containers. */
  Bootstrap: "bootstrap",
  /** The key pair. */
  Access: "access",
} as const;

/** A property whose changes replace the system disks of live nodes. */
export type RolloutTrigger = "bootstrap" | "access";

/** What the autoscaler does with nodes that are not needed. */
export const ScalingPolicy = {
  /** Deletes them. */
  Release: "release",
  /** Stops them, and starts them again when they are needed. */
  Recycle: "recycle",
} as const;

/** What the autoscaler does with nodes that are not needed. */
export type ScalingPolicy = "release" | "recycle";

/** What is bid for spot instances. */
export const SpotStrategy = {
  /** The market price. */
  AsPriceGo: "asPriceGo",
  /** At most the limit of the instance type in priceLimits. */
  WithPriceLimit: "withPriceLimit",
} as const;

/** What is bid for spot instances. */
export type SpotStrategy = "asPriceGo" | "withPriceLimit";

/** What a taint does to pods that do not tolerate it. */
export const TaintEffect = {
  /** They are not scheduled. */
  NoSchedule: "NoSchedule",
  /** They are not scheduled, and evicted. */
  NoExecute: "NoExecute",
  /** They are scheduled elsewhere if possible. */
  PreferNoSchedule: "PreferNoSchedule",
} as const;

/** What a taint does to pods that do not tolerate it. */
export type TaintEffect = "NoSchedule" | "NoExecute" | "PreferNoSchedule";

/** How urgent a vulnerability is. */
export const VulnerabilityLevel = {
  /** High. */
  Asap: "asap",
  /** Medium. */
  Later: "later",
  /** Low. */
  Nntf: "nntf",
} as const;

/** How urgent a vulnerability is. */
export type VulnerabilityLevel = "asap" | "later" | "nntf";
