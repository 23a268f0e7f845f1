// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

import * as pulumi from "@pulumi/pulumi";
import * as enums from "./enums";

/** An object that has exactly one of the properties. */
export type ExactlyOne<T> = {
  [Name in keyof T]: Pick<T, Name> & { [Other in Exclude<keyof T, Name>]?: undefined };
}[keyof T];

/** An object that has one of the properties, or none of them. */
export type AtMostOne<T> = ExactlyOne<T> | { [Name in keyof T]?: undefined };

/** Access to a node and to its metadata. */
export interface AccessArgs {
  /** The ECS key pair; ACK requires one for ContainerOS. */
  keyPair?: pulumi.Input<string>;

  /** The instance RAM role. */
  ramRole?: pulumi.Input<string>;

  /** Whether the metadata service requires a token. Sent only when it is set. */
  metadataTokens?: pulumi.Input<enums.MetadataTokenMode>;
}

/** Access to a node and to its metadata. */
export interface Access {
  /** The ECS key pair; ACK requires one for ContainerOS. */
  keyPair?: string;

  /** The instance RAM role. */
  ramRole?: string;

  /** Whether the metadata service requires a token. Sent only when it is set. */
  metadataTokens?: enums.MetadataTokenMode;
}

/** The bounds of the autoscaler. */
export interface AutoScalingArgs {
  /** The smallest number of nodes, 0 or more. */
  minSize: pulumi.Input<number>;

  /** The largest number of nodes, at most 2000. */
  maxSize: pulumi.Input<number>;

  /** What happens to nodes that are scaled in. */
  policy?: pulumi.Input<enums.ScalingPolicy>;

  /** What the autoscaler scales for; the default of ACK is cpu. It cannot be changed later. */
  type?: pulumi.Input<enums.AutoScalingType>;
}

/** The bounds of the autoscaler. */
export interface AutoScaling {
  /** The smallest number of nodes, 0 or more. */
  minSize: number;

  /** The largest number of nodes, at most 2000. */
  maxSize: number;

  /** What happens to nodes that are scaled in. */
  policy?: enums.ScalingPolicy;

  /** What the autoscaler scales for; the default of ACK is cpu. It cannot be changed later. */
  type?: enums.AutoScalingType;
}

/** A container that runs its steps once at node initialisation and then exits. */
export interface BootstrapContainerArgs {
  /** The name, unique in the pool. */
  name: pulumi.Input<string>;

  /** When it runs. */
  phase: pulumi.Input<enums.BootstrapPhase>;

  /** The steps, in order. */
  steps: pulumi.Input<pulumi.Input<BootstrapStepArgs>[]>;
}

/** A container that runs its steps once at node initialisation and then exits. */
export interface BootstrapContainer {
  /** The name, unique in the pool. */
  name: string;

  /** When it runs. */
  phase: enums.BootstrapPhase;

  /** The steps, in order. */
  steps: BootstrapStep[];
}

/** One step. Exactly one of its properties must be set. */
export type BootstrapStepArgs = ExactlyOne<{
  /** Writes a file. */
  file: pulumi.Input<FileStepArgs>;

  /** Installs a systemd unit. */
  systemdUnit: pulumi.Input<SystemdUnitStepArgs>;

  /** Sets kernel parameters. */
  sysctl: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** Loads kernel modules, in order. */
  kernelModules: pulumi.Input<pulumi.Input<string>[]>;

  /** Adds kubelet flags; in phase afterJoin only. */
  kubeletArgs: pulumi.Input<pulumi.Input<string>[]>;

  /** A shell script, checked by the linter; may be secret. */
  script: pulumi.Input<string>;
}>;

/** One step. Exactly one of its properties must be set. */
export type BootstrapStep = ExactlyOne<{
  /** Writes a file. */
  file: FileStep;

  /** Installs a systemd unit. */
  systemdUnit: SystemdUnitStep;

  /** Sets kernel parameters. */
  sysctl: { [key: string]: string };

  /** Loads kernel modules, in order. */
  kernelModules: string[];

  /** Adds kubelet flags; in phase afterJoin only. */
  kubeletArgs: string[];

  /** A shell script, checked by the linter; may be secret. */
  script: string;
}>;

/**
 * A program on the machine of the deployment that has to end with exit code 0 within 60 seconds. No shell is
 * used.
 */
export interface CommandCheckArgs {
  /** The program and its arguments. */
  argv: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * A program on the machine of the deployment that has to end with exit code 0 within 60 seconds. No shell is
 * used.
 */
export interface CommandCheck {
  /** The program and its arguments. */
  argv: string[];
}

/** containerd options that ACK accepts. */
export interface ContainerdArgs {
  /** Registry mirrors, in the order in which they are tried. */
  registryMirrors?: pulumi.Input<pulumi.Input<string>[]>;

  /** Registries that are accessed without TLS. */
  insecureRegistries?: pulumi.Input<pulumi.Input<string>[]>;

  /** Image layers downloaded at the same time, 1 to 20. */
  maxConcurrentDownloads?: pulumi.Input<number>;

  /** Whether volumes that an image declares are ignored. */
  ignoreImageDefinedVolume?: pulumi.Input<boolean>;

  /** Core file size limit in bytes. */
  limitCore?: pulumi.Input<number>;

  /** Open file limit, 1024 or more. */
  limitNoFile?: pulumi.Input<number>;

  /** Locked memory limit in bytes, 65536 or more. */
  limitMemLock?: pulumi.Input<number>;
}

/** containerd options that ACK accepts. */
export interface Containerd {
  /** Registry mirrors, in the order in which they are tried. */
  registryMirrors?: string[];

  /** Registries that are accessed without TLS. */
  insecureRegistries?: string[];

  /** Image layers downloaded at the same time, 1 to 20. */
  maxConcurrentDownloads?: number;

  /** Whether volumes that an image declares are ignored. */
  ignoreImageDefinedVolume?: boolean;

  /** Core file size limit in bytes. */
  limitCore?: number;

  /** Open file limit, 1024 or more. */
  limitNoFile?: number;

  /** Locked memory limit in bytes, 65536 or more. */
  limitMemLock?: number;
}

/** A part of the price of a node. */
export interface CostPart {
  /** instanceType, systemDisk or dataDisk; ECS may name others. */
  resource: string;

  /** Its price, after discounts. */
  price: number;
}

/** A disk of a node. */
export interface DiskArgs {
  /** ECS disk category. Default cloud_essd. */
  category?: pulumi.Input<enums.DiskCategory>;

  /** Size in GiB: 20 to 2048 for a system disk (default 40), 40 to 32768 for a data disk. */
  sizeGiB?: pulumi.Input<number>;

  /**
   * Performance level; for cloud_essd only, a system disk has PL0 by default. It is removed when the category
   * becomes another one.
   */
  performanceLevel?: pulumi.Input<enums.PerformanceLevel>;

  /** Whether the disk is encrypted. Default false. */
  encrypted?: pulumi.Input<boolean>;

  /** The KMS key of an encrypted disk. */
  kmsKeyId?: pulumi.Input<string>;

  /** Whether the disk may burst; for cloud_auto only. It is removed when the category becomes another one. */
  bursting?: pulumi.Input<boolean>;

  /** IOPS beyond the baseline; for cloud_auto only. Default 0. It is removed when the category becomes another one. */
  provisionedIops?: pulumi.Input<number>;

  /** The policy that takes snapshots of the disk automatically. */
  snapshotPolicyId?: pulumi.Input<string>;

  /** The snapshot that the disk is created from; for the data disk only. */
  snapshotId?: pulumi.Input<string>;

  /** The name of the disk in ECS; for the data disk only. */
  name?: pulumi.Input<string>;

  /** Categories to use, in order, while the category has no stock; for the system disk only. */
  fallbackCategories?: pulumi.Input<pulumi.Input<enums.DiskCategory>[]>;
}

/** A disk of a node. */
export interface Disk {
  /** ECS disk category. Default cloud_essd. */
  category?: enums.DiskCategory;

  /** Size in GiB: 20 to 2048 for a system disk (default 40), 40 to 32768 for a data disk. */
  sizeGiB?: number;

  /**
   * Performance level; for cloud_essd only, a system disk has PL0 by default. It is removed when the category
   * becomes another one.
   */
  performanceLevel?: enums.PerformanceLevel;

  /** Whether the disk is encrypted. Default false. */
  encrypted?: boolean;

  /** The KMS key of an encrypted disk. */
  kmsKeyId?: string;

  /** Whether the disk may burst; for cloud_auto only. It is removed when the category becomes another one. */
  bursting?: boolean;

  /** IOPS beyond the baseline; for cloud_auto only. Default 0. It is removed when the category becomes another one. */
  provisionedIops?: number;

  /** The policy that takes snapshots of the disk automatically. */
  snapshotPolicyId?: string;

  /** The snapshot that the disk is created from; for the data disk only. */
  snapshotId?: string;

  /** The name of the disk in ECS; for the data disk only. */
  name?: string;

  /** Categories to use, in order, while the category has no stock; for the system disk only. */
  fallbackCategories?: enums.DiskCategory[];
}

/** Writes a file. */
export interface FileStepArgs {
  /** Absolute path. */
  path: pulumi.Input<string>;

  /** The content; may be secret. */
  content: pulumi.Input<string>;

  /** Octal mode; default 0644. */
  mode?: pulumi.Input<string>;
}

/** Writes a file. */
export interface FileStep {
  /** Absolute path. */
  path: string;

  /** The content; may be secret. */
  content: string;

  /** Octal mode; default 0644. */
  mode?: string;
}

/** Something that is wrong with a pool. */
export interface Finding {
  /** The code of the rule, such as COS1004. */
  code: string;

  /** error, warning or info. */
  severity: string;

  /** The path of the property; empty for the whole pool. */
  path: string;

  /** What is wrong. Never contains a secret. */
  message: string;

  /** Why it cannot work. */
  why: string;

  /** What to write instead. */
  fix: string;

  /** The page that the rule is based on. */
  source: string;
}

/** A check of a gate: exactly one of http and command. */
export type GateCheckArgs = ExactlyOne<{
  /** A request that has to be answered with a status. */
  http: pulumi.Input<HttpCheckArgs>;

  /** A program that has to end with exit code 0. */
  command: pulumi.Input<CommandCheckArgs>;
}>;

/** A check of a gate: exactly one of http and command. */
export type GateCheck = ExactlyOne<{
  /** A request that has to be answered with a status. */
  http: HttpCheck;

  /** A program that has to end with exit code 0. */
  command: CommandCheck;
}>;

/** A GET request that has to be answered with a status within 60 seconds. Redirects are not followed. */
export interface HttpCheckArgs {
  /** The address, with http or https. */
  url: pulumi.Input<string>;

  /** The status of the answer; default 200. */
  expectStatus?: pulumi.Input<number>;
}

/** A GET request that has to be answered with a status within 60 seconds. Redirects are not followed. */
export interface HttpCheck {
  /** The address, with http or https. */
  url: string;

  /** The status of the answer; default 200. */
  expectStatus?: number;
}

/** Transparent huge pages of the kernel of the nodes. */
export interface HugePagesArgs {
  /** When they are used. */
  enabled?: pulumi.Input<enums.HugePageUse>;

  /** How memory is defragmented when a huge page is allocated: always, defer, defer+madvise, madvise or never. */
  defrag?: pulumi.Input<string>;

  /** Whether khugepaged defragments memory: 0 or 1. */
  khugepagedDefrag?: pulumi.Input<number>;

  /** How long khugepaged waits after a failed allocation. */
  khugepagedAllocSleepMilliseconds?: pulumi.Input<number>;

  /** How long khugepaged waits between two scans. */
  khugepagedScanSleepMilliseconds?: pulumi.Input<number>;

  /** Pages that khugepaged scans at once. */
  khugepagedPagesToScan?: pulumi.Input<number>;
}

/** Transparent huge pages of the kernel of the nodes. */
export interface HugePages {
  /** When they are used. */
  enabled?: enums.HugePageUse;

  /** How memory is defragmented when a huge page is allocated: always, defer, defer+madvise, madvise or never. */
  defrag?: string;

  /** Whether khugepaged defragments memory: 0 or 1. */
  khugepagedDefrag?: number;

  /** How long khugepaged waits after a failed allocation. */
  khugepagedAllocSleepMilliseconds?: number;

  /** How long khugepaged waits between two scans. */
  khugepagedScanSleepMilliseconds?: number;

  /** Pages that khugepaged scans at once. */
  khugepagedPagesToScan?: number;
}

/** Kubelet options that ACK accepts; ranges are those of the ACK kubelet page. */
export interface KubeletArgs {
  /** Sysctl prefixes that pods may set. */
  allowedUnsafeSysctls?: pulumi.Input<pulumi.Input<string>[]>;

  /** Addresses of the DNS of the cluster, in order. */
  clusterDns?: pulumi.Input<pulumi.Input<string>[]>;

  /** Log files of a container, 2 to 10. Default 10. */
  containerLogMaxFiles?: pulumi.Input<number>;

  /** Size of a log file before it is rotated. Default 100Mi. */
  containerLogMaxSize?: pulumi.Input<string>;

  /** Log rotation workers, 1 to 20; Kubernetes 1.30 or later. Default 1. */
  containerLogMaxWorkers?: pulumi.Input<number>;

  /** How often log sizes are checked, 3s to 60s; Kubernetes 1.30 or later. Default 10s. */
  containerLogMonitorInterval?: pulumi.Input<string>;

  /** Whether CPU limits are enforced. Default true. */
  cpuCfsQuota?: pulumi.Input<boolean>;

  /** CFS quota period, 1ms to 1s. Default 100ms. */
  cpuCfsQuotaPeriod?: pulumi.Input<string>;

  /** CPU manager policy. Default none. */
  cpuManagerPolicy?: pulumi.Input<enums.CpuPolicy>;

  /** Burst of events, 1 to 100. Default 10. */
  eventBurst?: pulumi.Input<number>;

  /** Events per second, 1 to 50. Default 5. */
  eventRecordQps?: pulumi.Input<number>;

  /** Hard eviction thresholds by signal. */
  evictionHard?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** Soft eviction thresholds by signal. */
  evictionSoft?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** Grace periods of the soft thresholds. */
  evictionSoftGracePeriod?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** Feature gates. */
  featureGates?: pulumi.Input<{ [key: string]: pulumi.Input<boolean> }>;

  /** Disk usage that starts image garbage collection, 60 to 95. Default 85. */
  imageGcHighThresholdPercent?: pulumi.Input<number>;

  /** Disk usage that stops image garbage collection, 30 to 90. Default 80. */
  imageGcLowThresholdPercent?: pulumi.Input<number>;

  /** Burst of API requests, 1 to 100. Default 10. */
  kubeApiBurst?: pulumi.Input<number>;

  /** API requests per second, 1 to 50. Default 5. */
  kubeApiQps?: pulumi.Input<number>;

  /** Resources reserved for Kubernetes daemons. */
  kubeReserved?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** The largest number of pods on a node. */
  maxPods?: pulumi.Input<number>;

  /** None or Static. Default None. */
  memoryManagerPolicy?: pulumi.Input<string>;

  /** The largest number of processes of a pod. Default 16384. */
  podPidsLimit?: pulumi.Input<number>;

  /** The read-only port; only 0 is accepted. */
  readOnlyPort?: pulumi.Input<number>;

  /** Burst of image pulls, 1 to 100. Default 10. */
  registryBurst?: pulumi.Input<number>;

  /** Image pulls per second, 1 to 50. Default 5. */
  registryPullQps?: pulumi.Input<number>;

  /** Memory reserved by NUMA node. */
  reservedMemory?: pulumi.Input<pulumi.Input<ReservedMemoryArgs>[]>;

  /** Whether images are pulled one at a time. Default false. */
  serializeImagePulls?: pulumi.Input<boolean>;

  /** Whether the serving certificate comes from the cluster. */
  serverTlsBootstrap?: pulumi.Input<boolean>;

  /** Resources reserved for system daemons. */
  systemReserved?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** none, restricted, best-effort or single-numa-node. Default none. */
  topologyManagerPolicy?: pulumi.Input<string>;

  /** Kubelet tracing. */
  tracing?: pulumi.Input<KubeletTracingArgs>;
}

/** Kubelet options that ACK accepts; ranges are those of the ACK kubelet page. */
export interface Kubelet {
  /** Sysctl prefixes that pods may set. */
  allowedUnsafeSysctls?: string[];

  /** Addresses of the DNS of the cluster, in order. */
  clusterDns?: string[];

  /** Log files of a container, 2 to 10. Default 10. */
  containerLogMaxFiles?: number;

  /** Size of a log file before it is rotated. Default 100Mi. */
  containerLogMaxSize?: string;

  /** Log rotation workers, 1 to 20; Kubernetes 1.30 or later. Default 1. */
  containerLogMaxWorkers?: number;

  /** How often log sizes are checked, 3s to 60s; Kubernetes 1.30 or later. Default 10s. */
  containerLogMonitorInterval?: string;

  /** Whether CPU limits are enforced. Default true. */
  cpuCfsQuota?: boolean;

  /** CFS quota period, 1ms to 1s. Default 100ms. */
  cpuCfsQuotaPeriod?: string;

  /** CPU manager policy. Default none. */
  cpuManagerPolicy?: enums.CpuPolicy;

  /** Burst of events, 1 to 100. Default 10. */
  eventBurst?: number;

  /** Events per second, 1 to 50. Default 5. */
  eventRecordQps?: number;

  /** Hard eviction thresholds by signal. */
  evictionHard?: { [key: string]: string };

  /** Soft eviction thresholds by signal. */
  evictionSoft?: { [key: string]: string };

  /** Grace periods of the soft thresholds. */
  evictionSoftGracePeriod?: { [key: string]: string };

  /** Feature gates. */
  featureGates?: { [key: string]: boolean };

  /** Disk usage that starts image garbage collection, 60 to 95. Default 85. */
  imageGcHighThresholdPercent?: number;

  /** Disk usage that stops image garbage collection, 30 to 90. Default 80. */
  imageGcLowThresholdPercent?: number;

  /** Burst of API requests, 1 to 100. Default 10. */
  kubeApiBurst?: number;

  /** API requests per second, 1 to 50. Default 5. */
  kubeApiQps?: number;

  /** Resources reserved for Kubernetes daemons. */
  kubeReserved?: { [key: string]: string };

  /** The largest number of pods on a node. */
  maxPods?: number;

  /** None or Static. Default None. */
  memoryManagerPolicy?: string;

  /** The largest number of processes of a pod. Default 16384. */
  podPidsLimit?: number;

  /** The read-only port; only 0 is accepted. */
  readOnlyPort?: number;

  /** Burst of image pulls, 1 to 100. Default 10. */
  registryBurst?: number;

  /** Image pulls per second, 1 to 50. Default 5. */
  registryPullQps?: number;

  /** Memory reserved by NUMA node. */
  reservedMemory?: ReservedMemory[];

  /** Whether images are pulled one at a time. Default false. */
  serializeImagePulls?: boolean;

  /** Whether the serving certificate comes from the cluster. */
  serverTlsBootstrap?: boolean;

  /** Resources reserved for system daemons. */
  systemReserved?: { [key: string]: string };

  /** none, restricted, best-effort or single-numa-node. Default none. */
  topologyManagerPolicy?: string;

  /** Kubelet tracing. */
  tracing?: KubeletTracing;
}

/** The tracing of the kubelet. */
export interface KubeletTracingArgs {
  /** The address of the collector. */
  endpoint?: pulumi.Input<string>;

  /** Samples per million spans, 0 to 1000000. */
  samplingRatePerMillion?: pulumi.Input<number>;
}

/** The tracing of the kubelet. */
export interface KubeletTracing {
  /** The address of the collector. */
  endpoint?: string;

  /** Samples per million spans, 0 to 1000000. */
  samplingRatePerMillion?: number;
}

/** Operations that ACK performs on the nodes automatically. */
export interface ManagementArgs {
  /** Whether ACK manages the pool. By default it does if one of the switches is on. */
  enabled?: pulumi.Input<boolean>;

  /** Repairs failing nodes; off by default. */
  autoRepair?: pulumi.Input<boolean>;

  /** Upgrades the kubelet with the cluster; off by default. */
  autoUpgrade?: pulumi.Input<boolean>;

  /** Fixes vulnerabilities, which may restart nodes; off by default. */
  autoFixVulnerabilities?: pulumi.Input<boolean>;

  /** Diagnoses failing nodes for their repair. */
  autoDiagnose?: pulumi.Input<boolean>;

  /** The number of nodes that may be unavailable at the same time, 1 to 1000. Default 1. */
  maxUnavailable?: pulumi.Input<number>;

  /** The limits of repairs. */
  repair?: pulumi.Input<RepairPolicyArgs>;

  /** The limits of fixes of vulnerabilities. */
  vulnerabilities?: pulumi.Input<VulnerabilityPolicyArgs>;

  /** What automatic upgrades change. */
  upgrade?: pulumi.Input<UpgradePolicyArgs>;
}

/** Operations that ACK performs on the nodes automatically. */
export interface Management {
  /** Whether ACK manages the pool. By default it does if one of the switches is on. */
  enabled?: boolean;

  /** Repairs failing nodes; off by default. */
  autoRepair?: boolean;

  /** Upgrades the kubelet with the cluster; off by default. */
  autoUpgrade?: boolean;

  /** Fixes vulnerabilities, which may restart nodes; off by default. */
  autoFixVulnerabilities?: boolean;

  /** Diagnoses failing nodes for their repair. */
  autoDiagnose?: boolean;

  /** The number of nodes that may be unavailable at the same time, 1 to 1000. Default 1. */
  maxUnavailable?: number;

  /** The limits of repairs. */
  repair?: RepairPolicy;

  /** The limits of fixes of vulnerabilities. */
  vulnerabilities?: VulnerabilityPolicy;

  /** What automatic upgrades change. */
  upgrade?: UpgradePolicy;
}

/** The number of nodes of a pool. */
export interface NodeCounts {
  /** All nodes. */
  total: number;

  /** Nodes that are Ready. */
  ready: number;

  /** Nodes that failed to initialise. */
  failed: number;
}

/** A pool of a component. */
export interface NodePoolResult {
  /** The id of the resource, clusterId:nodePoolId. */
  id: string;

  /** The id of the pool in ACK. */
  nodePoolId: string;

  /** The name of the pool. */
  name: string;

  /** The image of new nodes. */
  imageId: string;

  /** The ContainerOS release of that image. */
  osVersion: string;

  /** The number of nodes. */
  nodeCounts: NodeCounts;
}

/**
 * Properties of node pools, as in NodePool. None is required here: the pool that template and differences make
 * is checked.
 */
export type NodePoolTemplateArgs = NodePoolTemplateCommonArgs & AtMostOne<{
  /** A fixed number of nodes; either this or autoScaling. */
  desiredSize: pulumi.Input<number>;

  /** Bounds for the autoscaler; either this or desiredSize. */
  autoScaling: pulumi.Input<AutoScalingArgs>;
}>;

/** The properties of `NodePoolTemplateArgs` except `desiredSize` and `autoScaling`. */
export interface NodePoolTemplateCommonArgs {
  /** The ACK managed cluster the pool belongs to. */
  clusterId?: pulumi.Input<string>;

  /**
   * The name of the pool, 1 to 63 characters. Default: the logical name and 7 characters of a hash of the URN, the
   * same in every run. Without it, a replacement gets another name and is created before the old pool is deleted.
   */
  name?: pulumi.Input<string>;

  /** ECS instance types, 1 to 10, in order of preference, such as ecs.g7.xlarge. */
  instanceTypes?: pulumi.Input<pulumi.Input<string>[]>;

  /** vSwitches, 1 to 8, in order of preference; they decide the zones. */
  vSwitchIds?: pulumi.Input<pulumi.Input<string>[]>;

  /** Security groups, 1 to 5; their order means nothing. Default: the one of the cluster. */
  securityGroupIds?: pulumi.Input<pulumi.Input<string>[]>;

  /** The resource group that the nodes are accounted to. Default: the choice of ACK. */
  resourceGroupId?: pulumi.Input<string>;

  /** The ContainerOS release the nodes run. */
  os?: pulumi.Input<OsPinArgs>;

  /** The Kubernetes version of the nodes. Default: the version of the cluster. */
  kubernetesVersion?: pulumi.Input<string>;

  /** The containerd version. Default: the choice of ACK for the cluster version. */
  runtimeVersion?: pulumi.Input<string>;

  /** The system disk. Default: cloud_essd PL0 of 40 GiB. */
  systemDisk?: pulumi.Input<DiskArgs>;

  /** The data disk, mounted on /var; required from ContainerOS 3.4.0. */
  dataDisk?: pulumi.Input<DiskArgs>;

  /**
   * How vSwitches and instance types are chosen for new nodes: priority (the default of ACK), costOptimized or
   * balance. Default with shares of spot instances or their compensation: costOptimized.
   */
  multiAzPolicy?: pulumi.Input<enums.MultiAzPolicy>;

  /** Spot instances. Adding them replaces the pool. */
  spot?: pulumi.Input<SpotArgs>;

  /** Prepaid instances; pay-as-you-go without it. Adding it replaces the pool. */
  prepaid?: pulumi.Input<PrepaidArgs>;

  /** Reserved capacity that instances are taken from. */
  privatePool?: pulumi.Input<PrivatePoolArgs>;

  /** The order in which private and public capacity is used. */
  resourcePool?: pulumi.Input<ResourcePoolArgs>;

  /** The deployment set that spreads the instances over hosts. */
  deploymentSetId?: pulumi.Input<string>;

  /** Public IP addresses of the nodes; none by default. */
  publicIp?: pulumi.Input<PublicIpArgs>;

  /** Kubernetes labels of the nodes. */
  labels?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** Kubernetes taints of the nodes; their order means nothing. */
  taints?: pulumi.Input<pulumi.Input<TaintArgs>[]>;

  /** ECS tags of the instances; an ownership tag is added. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** Whether new nodes start cordoned. Default false. */
  unschedulable?: pulumi.Input<boolean>;

  /** The kubelet's CPU manager policy. Default none. */
  cpuPolicy?: pulumi.Input<enums.CpuPolicy>;

  /** Whether the CloudMonitor agent is installed on new nodes. Default false. */
  cloudMonitor?: pulumi.Input<boolean>;

  /** The pattern of node names: customized,PREFIX,ip,SUFFIX. Default: the choice of ACK. */
  nodeNameMode?: pulumi.Input<string>;

  /** Kubelet options. */
  kubelet?: pulumi.Input<KubeletArgs>;

  /** containerd options. */
  containerd?: pulumi.Input<ContainerdArgs>;

  /** Kernel parameters by name. */
  sysctls?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** Transparent huge pages of the kernel. */
  hugePages?: pulumi.Input<HugePagesArgs>;

  /** Key pair, RAM role and metadata access. */
  access?: pulumi.Input<AccessArgs>;

  /** The bootstrap containers that run on a node before and after it joins, in order. */
  bootstrap?: pulumi.Input<pulumi.Input<BootstrapContainerArgs>[]>;

  /** Operations that ACK performs on the nodes automatically. Without it, every switch is off. */
  management?: pulumi.Input<ManagementArgs>;

  /** How a change of the OS, Kubernetes or runtime version is rolled out to the nodes. */
  rollout?: pulumi.Input<RolloutArgs>;

  /** Opts in to GPU instance types, from ContainerOS 3.6.0. */
  allowGpu?: pulumi.Input<boolean>;

  /** Whether the pool cannot be deleted. */
  deletionProtection?: pulumi.Input<boolean>;
}

/**
 * Properties of node pools, as in NodePool. None is required here: the pool that template and differences make
 * is checked.
 */
export type NodePoolTemplate = NodePoolTemplateCommon & AtMostOne<{
  /** A fixed number of nodes; either this or autoScaling. */
  desiredSize: number;

  /** Bounds for the autoscaler; either this or desiredSize. */
  autoScaling: AutoScaling;
}>;

/** The properties of `NodePoolTemplate` except `desiredSize` and `autoScaling`. */
export interface NodePoolTemplateCommon {
  /** The ACK managed cluster the pool belongs to. */
  clusterId?: string;

  /**
   * The name of the pool, 1 to 63 characters. Default: the logical name and 7 characters of a hash of the URN, the
   * same in every run. Without it, a replacement gets another name and is created before the old pool is deleted.
   */
  name?: string;

  /** ECS instance types, 1 to 10, in order of preference, such as ecs.g7.xlarge. */
  instanceTypes?: string[];

  /** vSwitches, 1 to 8, in order of preference; they decide the zones. */
  vSwitchIds?: string[];

  /** Security groups, 1 to 5; their order means nothing. Default: the one of the cluster. */
  securityGroupIds?: string[];

  /** The resource group that the nodes are accounted to. Default: the choice of ACK. */
  resourceGroupId?: string;

  /** The ContainerOS release the nodes run. */
  os?: OsPin;

  /** The Kubernetes version of the nodes. Default: the version of the cluster. */
  kubernetesVersion?: string;

  /** The containerd version. Default: the choice of ACK for the cluster version. */
  runtimeVersion?: string;

  /** The system disk. Default: cloud_essd PL0 of 40 GiB. */
  systemDisk?: Disk;

  /** The data disk, mounted on /var; required from ContainerOS 3.4.0. */
  dataDisk?: Disk;

  /**
   * How vSwitches and instance types are chosen for new nodes: priority (the default of ACK), costOptimized or
   * balance. Default with shares of spot instances or their compensation: costOptimized.
   */
  multiAzPolicy?: enums.MultiAzPolicy;

  /** Spot instances. Adding them replaces the pool. */
  spot?: Spot;

  /** Prepaid instances; pay-as-you-go without it. Adding it replaces the pool. */
  prepaid?: Prepaid;

  /** Reserved capacity that instances are taken from. */
  privatePool?: PrivatePool;

  /** The order in which private and public capacity is used. */
  resourcePool?: ResourcePool;

  /** The deployment set that spreads the instances over hosts. */
  deploymentSetId?: string;

  /** Public IP addresses of the nodes; none by default. */
  publicIp?: PublicIp;

  /** Kubernetes labels of the nodes. */
  labels?: { [key: string]: string };

  /** Kubernetes taints of the nodes; their order means nothing. */
  taints?: Taint[];

  /** ECS tags of the instances; an ownership tag is added. */
  tags?: { [key: string]: string };

  /** Whether new nodes start cordoned. Default false. */
  unschedulable?: boolean;

  /** The kubelet's CPU manager policy. Default none. */
  cpuPolicy?: enums.CpuPolicy;

  /** Whether the CloudMonitor agent is installed on new nodes. Default false. */
  cloudMonitor?: boolean;

  /** The pattern of node names: customized,PREFIX,ip,SUFFIX. Default: the choice of ACK. */
  nodeNameMode?: string;

  /** Kubelet options. */
  kubelet?: Kubelet;

  /** containerd options. */
  containerd?: Containerd;

  /** Kernel parameters by name. */
  sysctls?: { [key: string]: string };

  /** Transparent huge pages of the kernel. */
  hugePages?: HugePages;

  /** Key pair, RAM role and metadata access. */
  access?: Access;

  /** The bootstrap containers that run on a node before and after it joins, in order. */
  bootstrap?: BootstrapContainer[];

  /** Operations that ACK performs on the nodes automatically. Without it, every switch is off. */
  management?: Management;

  /** How a change of the OS, Kubernetes or runtime version is rolled out to the nodes. */
  rollout?: Rollout;

  /** Opts in to GPU instance types, from ContainerOS 3.6.0. */
  allowGpu?: boolean;

  /** Whether the pool cannot be deleted. */
  deletionProtection?: boolean;
}

/** A ContainerOS image that ACK offers. */
export interface OfferedImage {
  /** The id of the image. */
  imageId: string;

  /** Its ContainerOS release; missing if ACK does not say it exactly. */
  version?: string;

  /** Whether a pool that names the release gets this image: by the lock file, or without it. */
  pinned: boolean;
}

/** The ContainerOS release the nodes run. */
export interface OsPinArgs {
  /** A ContainerOS release, such as 3.6.1. */
  version: pulumi.Input<string>;

  /** The exact image; default: the published image of the release. */
  imageId?: pulumi.Input<string>;
}

/** The ContainerOS release the nodes run. */
export interface OsPin {
  /** A ContainerOS release, such as 3.6.1. */
  version: string;

  /** The exact image; default: the published image of the release. */
  imageId?: string;
}

/** Prepaid (subscription) instances. */
export interface PrepaidArgs {
  /** How many units an instance is paid for: 1 to 4 weeks; 1 to 9, 12, 24, 36, 48 or 60 months. */
  period: pulumi.Input<number>;

  /** The unit of the period. Default month. */
  unit?: pulumi.Input<enums.PeriodUnit>;

  /** Whether instances are renewed automatically. Default false. */
  autoRenew?: pulumi.Input<boolean>;

  /** How many units an instance is renewed for. Default 1. */
  autoRenewPeriod?: pulumi.Input<number>;
}

/** Prepaid (subscription) instances. */
export interface Prepaid {
  /** How many units an instance is paid for: 1 to 4 weeks; 1 to 9, 12, 24, 36, 48 or 60 months. */
  period: number;

  /** The unit of the period. Default month. */
  unit?: enums.PeriodUnit;

  /** Whether instances are renewed automatically. Default false. */
  autoRenew?: boolean;

  /** How many units an instance is renewed for. Default 1. */
  autoRenewPeriod?: number;
}

/** The private pool, of an elasticity assurance or a capacity reservation, that instances are taken from. */
export interface PrivatePoolArgs {
  /** open: any open private pool, then public capacity. target: the one named by id. none: public capacity. */
  match: pulumi.Input<enums.PrivatePoolMatch>;

  /** The id of the private pool; for target only. */
  id?: pulumi.Input<string>;
}

/** The private pool, of an elasticity assurance or a capacity reservation, that instances are taken from. */
export interface PrivatePool {
  /** open: any open private pool, then public capacity. target: the one named by id. none: public capacity. */
  match: enums.PrivatePoolMatch;

  /** The id of the private pool; for target only. */
  id?: string;
}

/** Public IP addresses of the nodes. */
export interface PublicIpArgs {
  /** How traffic is paid. */
  billing: pulumi.Input<enums.PublicIpBilling>;

  /** Outbound bandwidth in Mbit/s, 1 to 100. */
  bandwidthMbps: pulumi.Input<number>;
}

/** Public IP addresses of the nodes. */
export interface PublicIp {
  /** How traffic is paid. */
  billing: enums.PublicIpBilling;

  /** Outbound bandwidth in Mbit/s, 1 to 100. */
  bandwidthMbps: number;
}

/** The limits of repairs of failing nodes. */
export interface RepairPolicyArgs {
  /** Whether a node may be restarted. Default false. */
  restartNodes?: pulumi.Input<boolean>;

  /** Whether a person has to approve each repair. */
  approvalRequired?: pulumi.Input<boolean>;

  /** How many nodes are repaired at the same time: a number such as 5, or a percentage such as 10%. Default 1. */
  maxParallelism?: pulumi.Input<string>;

  /** How many nodes may be unhealthy before repairs stop: a number such as 10, or a percentage. Default 100%. */
  maxUnhealthyNodes?: pulumi.Input<string>;
}

/** The limits of repairs of failing nodes. */
export interface RepairPolicy {
  /** Whether a node may be restarted. Default false. */
  restartNodes?: boolean;

  /** Whether a person has to approve each repair. */
  approvalRequired?: boolean;

  /** How many nodes are repaired at the same time: a number such as 5, or a percentage such as 10%. Default 1. */
  maxParallelism?: string;

  /** How many nodes may be unhealthy before repairs stop: a number such as 10, or a percentage. Default 100%. */
  maxUnhealthyNodes?: string;
}

/** Memory reserved on one NUMA node. */
export interface ReservedMemoryArgs {
  /** The NUMA node. */
  numaNode: pulumi.Input<number>;

  /** Amounts by resource. */
  limits: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
}

/** Memory reserved on one NUMA node. */
export interface ReservedMemory {
  /** The NUMA node. */
  numaNode: number;

  /** Amounts by resource. */
  limits: { [key: string]: string };
}

/** The order in which private and public capacity is used. */
export interface ResourcePoolArgs {
  /** The order. */
  strategy: pulumi.Input<enums.ResourcePoolStrategy>;

  /** The private pools to use, 1 to 20, in mode target. */
  privatePoolIds?: pulumi.Input<pulumi.Input<string>[]>;
}

/** The order in which private and public capacity is used. */
export interface ResourcePool {
  /** The order. */
  strategy: enums.ResourcePoolStrategy;

  /** The private pools to use, 1 to 20, in mode target. */
  privatePoolIds?: string[];
}

/** How a version change is rolled out to the nodes. */
export interface RolloutArgs {
  /** Nodes per batch, 1 to 10; default 1. */
  maxParallelism?: pulumi.Input<number>;

  /** Nodes of the first batch, 1 to 10; default 1. A failure in this batch goes back. */
  canary?: pulumi.Input<number>;

  /** Minutes between batches: 0 for none, or 5 to 120. */
  batchIntervalMinutes?: pulumi.Input<number>;

  /** How many nodes may fail before the rollout stops; default 0. */
  maxFailedNodes?: pulumi.Input<number>;

  /** Whether the rollout goes on when the checks before it have warnings; default false. */
  ignoreWarnings?: pulumi.Input<boolean>;

  /** The nodes that are changed; default all. */
  nodeNames?: pulumi.Input<pulumi.Input<string>[]>;

  /** Where the rollout waits for a confirmation. */
  pause?: pulumi.Input<enums.RolloutPause>;

  /** The condition a batch must meet before the next one starts. */
  gate?: pulumi.Input<RolloutGateArgs>;

  /**
   * Properties whose changes replace the system disks of live nodes too: bootstrap, access. The OS and its
   * versions always do. Without it, live nodes keep what they have.
   */
  replaceOn?: pulumi.Input<pulumi.Input<enums.RolloutTrigger>[]>;

  /** What a failure after the first batch leads to; default rollback. A Kubernetes version never goes back. */
  onFailure?: pulumi.Input<enums.RolloutFailure>;
}

/** How a version change is rolled out to the nodes. */
export interface Rollout {
  /** Nodes per batch, 1 to 10; default 1. */
  maxParallelism?: number;

  /** Nodes of the first batch, 1 to 10; default 1. A failure in this batch goes back. */
  canary?: number;

  /** Minutes between batches: 0 for none, or 5 to 120. */
  batchIntervalMinutes?: number;

  /** How many nodes may fail before the rollout stops; default 0. */
  maxFailedNodes?: number;

  /** Whether the rollout goes on when the checks before it have warnings; default false. */
  ignoreWarnings?: boolean;

  /** The nodes that are changed; default all. */
  nodeNames?: string[];

  /** Where the rollout waits for a confirmation. */
  pause?: enums.RolloutPause;

  /** The condition a batch must meet before the next one starts. */
  gate?: RolloutGate;

  /**
   * Properties whose changes replace the system disks of live nodes too: bootstrap, access. The OS and its
   * versions always do. Without it, live nodes keep what they have.
   */
  replaceOn?: enums.RolloutTrigger[];

  /** What a failure after the first batch leads to; default rollback. A Kubernetes version never goes back. */
  onFailure?: enums.RolloutFailure;
}

/** The nodes that one task of ACK replaces. */
export interface RolloutBatch {
  /** The number of the batch, from 1, the canary. */
  number: number;

  /** The zone of all its nodes; empty if it is not known. */
  zone: string;

  /** The names of its nodes. */
  nodes: string[];

  /** How many minutes it takes in half of the cases, soak time included. */
  minutesP50: number;

  /** How many minutes it takes at most in 9 of 10 cases. */
  minutesP90: number;
}

/** The condition a batch must meet before the next one starts. */
export interface RolloutGateArgs {
  /** Percentage of the batch that must be Ready; default 100. */
  minReadyPercent?: pulumi.Input<number>;

  /** The time limit of the batch in minutes; default 30. */
  timeoutMinutes?: pulumi.Input<number>;

  /** Minutes that the nodes of a batch have to stay Ready before the next batch starts; default 0. */
  soakMinutes?: pulumi.Input<number>;

  /** Checks that have to pass after each batch, in order. They run where the provider runs. */
  checks?: pulumi.Input<pulumi.Input<GateCheckArgs>[]>;
}

/** The condition a batch must meet before the next one starts. */
export interface RolloutGate {
  /** Percentage of the batch that must be Ready; default 100. */
  minReadyPercent?: number;

  /** The time limit of the batch in minutes; default 30. */
  timeoutMinutes?: number;

  /** Minutes that the nodes of a batch have to stay Ready before the next batch starts; default 0. */
  soakMinutes?: number;

  /** Checks that have to pass after each batch, in order. They run where the provider runs. */
  checks?: GateCheck[];
}

/** How a rollout ended. */
export interface RolloutStatus {
  /** done, paused, stopped, interrupted, rolledBack or rolledBackNotReady. */
  state?: string;

  /** Its last task in ACK; not set if there was none. */
  taskId?: string;

  /** Why it did not end as planned; not set otherwise. */
  reason?: string;
}

/** The share of spot instances, and their price limits. The shares need multiAzPolicy costOptimized. */
export interface SpotArgs {
  /** The bidding strategy for spot instances. */
  strategy: pulumi.Input<enums.SpotStrategy>;

  /** The highest price per hour, by instance type. */
  priceLimits?: pulumi.Input<{ [key: string]: pulumi.Input<number> }>;

  /** Nodes that are always pay-as-you-go, 0 to 1000. */
  onDemandBase?: pulumi.Input<number>;

  /** Percentage of pay-as-you-go nodes above the base, 0 to 100. */
  onDemandPercentage?: pulumi.Input<number>;

  /** The number of the cheapest instance types to use, 1 to 10. */
  pools?: pulumi.Input<number>;

  /** Whether pay-as-you-go instances are created while there are no spot instances. */
  compensateWithOnDemand?: pulumi.Input<boolean>;

  /** Whether another instance is created when it is announced that a spot instance will be reclaimed. */
  instanceRemedy?: pulumi.Input<boolean>;
}

/** The share of spot instances, and their price limits. The shares need multiAzPolicy costOptimized. */
export interface Spot {
  /** The bidding strategy for spot instances. */
  strategy: enums.SpotStrategy;

  /** The highest price per hour, by instance type. */
  priceLimits?: { [key: string]: number };

  /** Nodes that are always pay-as-you-go, 0 to 1000. */
  onDemandBase?: number;

  /** Percentage of pay-as-you-go nodes above the base, 0 to 100. */
  onDemandPercentage?: number;

  /** The number of the cheapest instance types to use, 1 to 10. */
  pools?: number;

  /** Whether pay-as-you-go instances are created while there are no spot instances. */
  compensateWithOnDemand?: boolean;

  /** Whether another instance is created when it is announced that a spot instance will be reclaimed. */
  instanceRemedy?: boolean;
}

/** The size of one step in the user data of its phase. */
export interface StepWeight {
  /** The path of the step, such as bootstrap[0].steps[2]. */
  path: string;

  /** beforeJoin or afterJoin. */
  phase: string;

  /** The kind of the step, such as file or script. */
  kind: string;

  /** The size in bytes before base64. */
  bytes: number;
}

/** Installs a systemd unit. */
export interface SystemdUnitStepArgs {
  /** The name of the unit, with its suffix. */
  name: pulumi.Input<string>;

  /** The unit file; may be secret. */
  content: pulumi.Input<string>;

  /** Whether the unit is enabled; default true. */
  enable?: pulumi.Input<boolean>;

  /** Whether the unit is started; default true. */
  start?: pulumi.Input<boolean>;
}

/** Installs a systemd unit. */
export interface SystemdUnitStep {
  /** The name of the unit, with its suffix. */
  name: string;

  /** The unit file; may be secret. */
  content: string;

  /** Whether the unit is enabled; default true. */
  enable?: boolean;

  /** Whether the unit is started; default true. */
  start?: boolean;
}

/** A Kubernetes taint. */
export interface TaintArgs {
  /** The key. */
  key: pulumi.Input<string>;

  /** The value; optional. */
  value?: pulumi.Input<string>;

  /** The effect; default NoSchedule. */
  effect?: pulumi.Input<enums.TaintEffect>;
}

/** A Kubernetes taint. */
export interface Taint {
  /** The key. */
  key: string;

  /** The value; optional. */
  value?: string;

  /** The effect; default NoSchedule. */
  effect?: enums.TaintEffect;
}

/** A rule that could not be decided. */
export interface UndecidedRule {
  /** The code of the rule. */
  code: string;

  /** The path of the property. */
  path: string;

  /** Which fact is missing. */
  reason: string;
}

/** What automatic upgrades change. */
export interface UpgradePolicyArgs {
  /** Whether the kubelet is upgraded. Default true. */
  kubelet?: pulumi.Input<boolean>;

  /** Whether the container runtime is upgraded. Default false. */
  runtime?: pulumi.Input<boolean>;

  /** Whether the operating system is upgraded. Default false. */
  os?: pulumi.Input<boolean>;
}

/** What automatic upgrades change. */
export interface UpgradePolicy {
  /** Whether the kubelet is upgraded. Default true. */
  kubelet?: boolean;

  /** Whether the container runtime is upgraded. Default false. */
  runtime?: boolean;

  /** Whether the operating system is upgraded. Default false. */
  os?: boolean;
}

/** The limits of fixes of vulnerabilities. */
export interface VulnerabilityPolicyArgs {
  /** The levels that are fixed: asap (high), later (medium), nntf (low). Default asap. */
  levels?: pulumi.Input<pulumi.Input<enums.VulnerabilityLevel>[]>;

  /** Whether a node may be restarted. Default false. */
  restartNodes?: pulumi.Input<boolean>;

  /** Packages that are not fixed. Default kernel. */
  exclude?: pulumi.Input<pulumi.Input<string>[]>;
}

/** The limits of fixes of vulnerabilities. */
export interface VulnerabilityPolicy {
  /** The levels that are fixed: asap (high), later (medium), nntf (low). Default asap. */
  levels?: enums.VulnerabilityLevel[];

  /** Whether a node may be restarted. Default false. */
  restartNodes?: boolean;

  /** Packages that are not fixed. Default kernel. */
  exclude?: string[];
}

/** Pools that are changed together, and the condition they must meet before the next wave starts. */
export interface WaveArgs {
  /** The name of the wave, unique in the component. */
  name: pulumi.Input<string>;

  /**
   * What each pool differs in, by a key that names the pool in the wave; merged as in NodePoolSet. The pools of a
   * wave may be in several clusters.
   */
  pools: pulumi.Input<{ [key: string]: pulumi.Input<NodePoolTemplateArgs> }>;

  /** Percentage of the nodes of all pools of the wave that must be Ready; default 100. */
  minReadyPercent?: pulumi.Input<number>;

  /** How long to wait until the nodes are Ready and the checks pass, in minutes, 1 to 1440; default 30. */
  timeoutMinutes?: pulumi.Input<number>;

  /** How long the nodes must stay Ready and the checks must pass after that, in minutes, 0 to 1440; default 0. */
  soakMinutes?: pulumi.Input<number>;

  /** Checks that must pass, in order. */
  checks?: pulumi.Input<pulumi.Input<GateCheckArgs>[]>;
}

/** Pools that are changed together, and the condition they must meet before the next wave starts. */
export interface Wave {
  /** The name of the wave, unique in the component. */
  name: string;

  /**
   * What each pool differs in, by a key that names the pool in the wave; merged as in NodePoolSet. The pools of a
   * wave may be in several clusters.
   */
  pools: { [key: string]: NodePoolTemplate };

  /** Percentage of the nodes of all pools of the wave that must be Ready; default 100. */
  minReadyPercent?: number;

  /** How long to wait until the nodes are Ready and the checks pass, in minutes, 1 to 1440; default 30. */
  timeoutMinutes?: number;

  /** How long the nodes must stay Ready and the checks must pass after that, in minutes, 0 to 1440; default 0. */
  soakMinutes?: number;

  /** Checks that must pass, in order. */
  checks?: GateCheck[];
}

/** The gate of a wave. */
export interface WaveGateResult {
  /** When the gate passed last, in UTC (ISO 8601). */
  passedAt: string;

  /** The nodes that were Ready then. */
  readyNodes: number;

  /** The nodes that the pools were to have then. */
  totalNodes: number;
}
