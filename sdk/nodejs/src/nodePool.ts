// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

import * as pulumi from "@pulumi/pulumi";
import * as enums from "./enums";
import * as types from "./types";
import { complete, requireProperties } from "./package";

/**
 * A ContainerOS node pool of an ACK managed cluster.
 *
 * @example Three nodes over two zones
 * ```typescript
 * import { NodePool } from "@containeros/infra";
 *
 * const web = new NodePool("web", {
 *   clusterId: "cd3m0a0000000000000000000000000001",
 *   instanceTypes: ["ecs.g7.xlarge"],
 *   vSwitchIds: ["vsw-demo-h", "vsw-demo-i"],
 *   os: { version: "3.6.1" },
 *   dataDisk: { category: "cloud_essd", sizeGiB: 120 },
 *   desiredSize: 3,
 *   labels: { team: "web" },
 *   access: { keyPair: "demo-key" },
 * });
 *
 * export const nodePoolId = web.nodePoolId;
 * ```
 */
export class NodePool extends pulumi.CustomResource {
  /** @internal */
  static readonly __pulumiType = "containeros:index:NodePool";

  /** The ACK managed cluster the pool belongs to. */
  declare readonly clusterId: pulumi.Output<string>;

  /**
   * The name of the pool, 1 to 63 characters. Default: the logical name and 7 characters of a hash of the URN, the
   * same in every run. Without it, a replacement gets another name and is created before the old pool is deleted.
   */
  declare readonly name: pulumi.Output<string>;

  /** ECS instance types, 1 to 10, in order of preference, such as ecs.g7.xlarge. */
  declare readonly instanceTypes: pulumi.Output<string[]>;

  /** vSwitches, 1 to 8, in order of preference; they decide the zones. */
  declare readonly vSwitchIds: pulumi.Output<string[]>;

  /** Security groups, 1 to 5; their order means nothing. Default: the one of the cluster. */
  declare readonly securityGroupIds: pulumi.Output<string[] | undefined>;

  /** The resource group that the nodes are accounted to. Default: the choice of ACK. */
  declare readonly resourceGroupId: pulumi.Output<string | undefined>;

  /** The ContainerOS release the nodes run. */
  declare readonly os: pulumi.Output<types.OsPin>;

  /** The Kubernetes version of the nodes. Default: the version of the cluster. */
  declare readonly kubernetesVersion: pulumi.Output<string | undefined>;

  /** The containerd version. Default: the choice of ACK for the cluster version. */
  declare readonly runtimeVersion: pulumi.Output<string | undefined>;

  /** The system disk. Default: cloud_essd PL0 of 40 GiB. */
  declare readonly systemDisk: pulumi.Output<types.Disk | undefined>;

  /** The data disk, mounted on /var; required from ContainerOS 3.4.0. */
  declare readonly dataDisk: pulumi.Output<types.Disk | undefined>;

  /** A fixed number of nodes; either this or autoScaling. */
  declare readonly desiredSize: pulumi.Output<number | undefined>;

  /** Bounds for the autoscaler; either this or desiredSize. */
  declare readonly autoScaling: pulumi.Output<types.AutoScaling | undefined>;

  /**
   * How vSwitches and instance types are chosen for new nodes: priority (the default of ACK), costOptimized or
   * balance. Default with shares of spot instances or their compensation: costOptimized.
   */
  declare readonly multiAzPolicy: pulumi.Output<enums.MultiAzPolicy | undefined>;

  /** Spot instances. Adding them replaces the pool. */
  declare readonly spot: pulumi.Output<types.Spot | undefined>;

  /** Prepaid instances; pay-as-you-go without it. Adding it replaces the pool. */
  declare readonly prepaid: pulumi.Output<types.Prepaid | undefined>;

  /** Reserved capacity that instances are taken from. */
  declare readonly privatePool: pulumi.Output<types.PrivatePool | undefined>;

  /** The order in which private and public capacity is used. */
  declare readonly resourcePool: pulumi.Output<types.ResourcePool | undefined>;

  /** The deployment set that spreads the instances over hosts. */
  declare readonly deploymentSetId: pulumi.Output<string | undefined>;

  /** Public IP addresses of the nodes; none by default. */
  declare readonly publicIp: pulumi.Output<types.PublicIp | undefined>;

  /** Kubernetes labels of the nodes. */
  declare readonly labels: pulumi.Output<{ [key: string]: string } | undefined>;

  /** Kubernetes taints of the nodes; their order means nothing. */
  declare readonly taints: pulumi.Output<types.Taint[] | undefined>;

  /** ECS tags of the instances; an ownership tag is added. */
  declare readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;

  /** Whether new nodes start cordoned. Default false. */
  declare readonly unschedulable: pulumi.Output<boolean | undefined>;

  /** The kubelet's CPU manager policy. Default none. */
  declare readonly cpuPolicy: pulumi.Output<enums.CpuPolicy | undefined>;

  /** Whether the CloudMonitor agent is installed on new nodes. Default false. */
  declare readonly cloudMonitor: pulumi.Output<boolean | undefined>;

  /** The pattern of node names: customized,PREFIX,ip,SUFFIX. Default: the choice of ACK. */
  declare readonly nodeNameMode: pulumi.Output<string | undefined>;

  /** Kubelet options. */
  declare readonly kubelet: pulumi.Output<types.Kubelet | undefined>;

  /** containerd options. */
  declare readonly containerd: pulumi.Output<types.Containerd | undefined>;

  /** Kernel parameters by name. */
  declare readonly sysctls: pulumi.Output<{ [key: string]: string } | undefined>;

  /** Transparent huge pages of the kernel. */
  declare readonly hugePages: pulumi.Output<types.HugePages | undefined>;

  /** Key pair, RAM role and metadata access. */
  declare readonly access: pulumi.Output<types.Access | undefined>;

  /** The bootstrap containers that run on a node before and after it joins, in order. */
  declare readonly bootstrap: pulumi.Output<types.BootstrapContainer[] | undefined>;

  /** Operations that ACK performs on the nodes automatically. Without it, every switch is off. */
  declare readonly management: pulumi.Output<types.Management | undefined>;

  /** How a change of the OS, Kubernetes or runtime version is rolled out to the nodes. */
  declare readonly rollout: pulumi.Output<types.Rollout | undefined>;

  /** Opts in to GPU instance types, from ContainerOS 3.6.0. */
  declare readonly allowGpu: pulumi.Output<boolean | undefined>;

  /** Whether the pool cannot be deleted. */
  declare readonly deletionProtection: pulumi.Output<boolean | undefined>;

  /** The id of the pool in ACK. */
  declare readonly nodePoolId: pulumi.Output<string>;

  /** The ESS scaling group behind the pool. */
  declare readonly scalingGroupId: pulumi.Output<string>;

  /** The image of new nodes. */
  declare readonly imageId: pulumi.Output<string>;

  /** The ContainerOS release of that image. */
  declare readonly osVersion: pulumi.Output<string>;

  /** The state of the pool, such as active. */
  declare readonly state: pulumi.Output<string>;

  /** The number of nodes. */
  declare readonly nodeCounts: pulumi.Output<types.NodeCounts>;

  /** The size of the user data of both phases in bytes, before base64. */
  declare readonly userDataBytes: pulumi.Output<number>;

  /** The nodes that did not have the image of the pool in the last refresh; not set if there are none. */
  declare readonly outdatedNodes: pulumi.Output<number>;

  /** How the last rollout of up ended; not set if there was none. */
  declare readonly rolloutStatus: pulumi.Output<types.RolloutStatus>;

  /**
   * The tag containeros.infra/owner that the pool carries for this resource. The pool is deleted only while it
   * carries it.
   */
  declare readonly ownershipTag: pulumi.Output<string>;

  /**
   * Creates a `NodePool`.
   *
   * @param name The logical name, unique in the stack.
   * @param args The properties.
   * @param opts Options of Pulumi, such as `parent` or `protect`.
   */
  constructor(name: string, args: NodePoolArgs, opts?: pulumi.CustomResourceOptions) {
    const values: Partial<NodePoolArgs> = args ?? {};
    requireProperties("NodePool", values, ["clusterId", "instanceTypes", "vSwitchIds", "os"], opts);
    const properties: pulumi.Inputs = {
      clusterId: values.clusterId,
      name: values.name,
      instanceTypes: values.instanceTypes,
      vSwitchIds: values.vSwitchIds,
      securityGroupIds: values.securityGroupIds,
      resourceGroupId: values.resourceGroupId,
      os: values.os,
      kubernetesVersion: values.kubernetesVersion,
      runtimeVersion: values.runtimeVersion,
      systemDisk: values.systemDisk,
      dataDisk: values.dataDisk,
      desiredSize: values.desiredSize,
      autoScaling: values.autoScaling,
      multiAzPolicy: values.multiAzPolicy,
      spot: values.spot,
      prepaid: values.prepaid,
      privatePool: values.privatePool,
      resourcePool: values.resourcePool,
      deploymentSetId: values.deploymentSetId,
      publicIp: values.publicIp,
      labels: values.labels,
      taints: values.taints,
      tags: values.tags,
      unschedulable: values.unschedulable,
      cpuPolicy: values.cpuPolicy,
      cloudMonitor: values.cloudMonitor,
      nodeNameMode: values.nodeNameMode,
      kubelet: values.kubelet,
      containerd: values.containerd,
      sysctls: values.sysctls,
      hugePages: values.hugePages,
      access: values.access,
      bootstrap: values.bootstrap,
      management: values.management,
      rollout: values.rollout,
      allowGpu: values.allowGpu,
      deletionProtection: values.deletionProtection,
      nodePoolId: undefined,
      scalingGroupId: undefined,
      imageId: undefined,
      osVersion: undefined,
      state: undefined,
      nodeCounts: undefined,
      userDataBytes: undefined,
      outdatedNodes: undefined,
      rolloutStatus: undefined,
      ownershipTag: undefined,
    };
    super(NodePool.__pulumiType, name, properties, complete(opts));
  }

  /** Whether a value is a `NodePool`, also one of another copy of this package in the same program. */
  static isInstance(value: unknown): value is NodePool {
    return (value as { __pulumiType?: string } | null | undefined)?.__pulumiType === "containeros:index:NodePool";
  }

  /**
   * Gets a `NodePool` that exists and that the stack does not own.
   *
   * @param name The logical name, unique in the stack.
   * @param id The id, as for an import.
   * @param opts Options of Pulumi.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): NodePool {
    return new NodePool(name, undefined as unknown as NodePoolArgs, { ...opts, id });
  }
}

/** The properties of a new `NodePool`. */
export type NodePoolArgs = NodePoolCommonArgs & types.ExactlyOne<{
  /** A fixed number of nodes; either this or autoScaling. */
  desiredSize: pulumi.Input<number>;

  /** Bounds for the autoscaler; either this or desiredSize. */
  autoScaling: pulumi.Input<types.AutoScalingArgs>;
}>;

/** The properties of `NodePoolArgs` except `desiredSize` and `autoScaling`. */
export interface NodePoolCommonArgs {
  /** The ACK managed cluster the pool belongs to. */
  clusterId: pulumi.Input<string>;

  /**
   * The name of the pool, 1 to 63 characters. Default: the logical name and 7 characters of a hash of the URN, the
   * same in every run. Without it, a replacement gets another name and is created before the old pool is deleted.
   */
  name?: pulumi.Input<string>;

  /** ECS instance types, 1 to 10, in order of preference, such as ecs.g7.xlarge. */
  instanceTypes: pulumi.Input<pulumi.Input<string>[]>;

  /** vSwitches, 1 to 8, in order of preference; they decide the zones. */
  vSwitchIds: pulumi.Input<pulumi.Input<string>[]>;

  /** Security groups, 1 to 5; their order means nothing. Default: the one of the cluster. */
  securityGroupIds?: pulumi.Input<pulumi.Input<string>[]>;

  /** The resource group that the nodes are accounted to. Default: the choice of ACK. */
  resourceGroupId?: pulumi.Input<string>;

  /** The ContainerOS release the nodes run. */
  os: pulumi.Input<types.OsPinArgs>;

  /** The Kubernetes version of the nodes. Default: the version of the cluster. */
  kubernetesVersion?: pulumi.Input<string>;

  /** The containerd version. Default: the choice of ACK for the cluster version. */
  runtimeVersion?: pulumi.Input<string>;

  /** The system disk. Default: cloud_essd PL0 of 40 GiB. */
  systemDisk?: pulumi.Input<types.DiskArgs>;

  /** The data disk, mounted on /var; required from ContainerOS 3.4.0. */
  dataDisk?: pulumi.Input<types.DiskArgs>;

  /**
   * How vSwitches and instance types are chosen for new nodes: priority (the default of ACK), costOptimized or
   * balance. Default with shares of spot instances or their compensation: costOptimized.
   */
  multiAzPolicy?: pulumi.Input<enums.MultiAzPolicy>;

  /** Spot instances. Adding them replaces the pool. */
  spot?: pulumi.Input<types.SpotArgs>;

  /** Prepaid instances; pay-as-you-go without it. Adding it replaces the pool. */
  prepaid?: pulumi.Input<types.PrepaidArgs>;

  /** Reserved capacity that instances are taken from. */
  privatePool?: pulumi.Input<types.PrivatePoolArgs>;

  /** The order in which private and public capacity is used. */
  resourcePool?: pulumi.Input<types.ResourcePoolArgs>;

  /** The deployment set that spreads the instances over hosts. */
  deploymentSetId?: pulumi.Input<string>;

  /** Public IP addresses of the nodes; none by default. */
  publicIp?: pulumi.Input<types.PublicIpArgs>;

  /** Kubernetes labels of the nodes. */
  labels?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** Kubernetes taints of the nodes; their order means nothing. */
  taints?: pulumi.Input<pulumi.Input<types.TaintArgs>[]>;

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
  kubelet?: pulumi.Input<types.KubeletArgs>;

  /** containerd options. */
  containerd?: pulumi.Input<types.ContainerdArgs>;

  /** Kernel parameters by name. */
  sysctls?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** Transparent huge pages of the kernel. */
  hugePages?: pulumi.Input<types.HugePagesArgs>;

  /** Key pair, RAM role and metadata access. */
  access?: pulumi.Input<types.AccessArgs>;

  /** The bootstrap containers that run on a node before and after it joins, in order. */
  bootstrap?: pulumi.Input<pulumi.Input<types.BootstrapContainerArgs>[]>;

  /** Operations that ACK performs on the nodes automatically. Without it, every switch is off. */
  management?: pulumi.Input<types.ManagementArgs>;

  /** How a change of the OS, Kubernetes or runtime version is rolled out to the nodes. */
  rollout?: pulumi.Input<types.RolloutArgs>;

  /** Opts in to GPU instance types, from ContainerOS 3.6.0. */
  allowGpu?: pulumi.Input<boolean>;

  /** Whether the pool cannot be deleted. */
  deletionProtection?: pulumi.Input<boolean>;
}
