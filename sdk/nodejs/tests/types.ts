// Compiled only: each line after "@ts-expect-error" must not compile, and everything else must.
import * as pulumi from "@pulumi/pulumi";
import * as containeros from "@containeros/infra";

const clusterId = pulumi.output("c1");

const args: containeros.NodePoolArgs = {
  clusterId,
  instanceTypes: ["ecs.g7.xlarge", Promise.resolve("ecs.g8i.xlarge")],
  vSwitchIds: pulumi.output(["vsw-1"]),
  os: { version: "3.6.1" },
  systemDisk: { category: "cloud_essd", performanceLevel: containeros.PerformanceLevel.PL1, sizeGiB: 60 },
  dataDisk: { category: containeros.DiskCategory.CloudAuto, sizeGiB: 100 },
  desiredSize: 3,
  labels: { team: "search", stack: pulumi.getStack() },
  taints: [{ key: "batch", value: "true", effect: "NoSchedule" }],
  bootstrap: [{ name: "tune", phase: "afterJoin", steps: [{ script: pulumi.secret("true") }] }],
};
// A pool is of a fixed size, or has bounds for the autoscaler. A pool of a set may change what the template says.
const { desiredSize: _, autoScaling: __, ...common } = args;
new containeros.NodePool("scaled", { ...common, autoScaling: { minSize: 1, maxSize: pulumi.output(5) } });
new containeros.NodePool("fixed", { ...common, desiredSize: pulumi.output(3), autoScaling: undefined });
new containeros.NodePoolSet("both", {
  clusterId,
  template: { ...common, clusterId: undefined, desiredSize: 3 },
  pools: { a: {}, b: { autoScaling: { minSize: 1, maxSize: 5 } }, c: pulumi.output({ desiredSize: 1 }) },
});

// A component takes the properties of a pool, and decides about its size.
interface TeamPoolArgs extends containeros.NodePoolCommonArgs {
  readonly size: number;
}
const teamPool = ({ size, ...rest }: TeamPoolArgs) => new containeros.NodePool("team", { ...rest, desiredSize: size });
// Or it hands on whatever its user has chosen.
const anyPool = (properties: containeros.NodePoolArgs) => new containeros.NodePool("any", { ...properties, labels: { team: "search" } });

const pool = new containeros.NodePool("web", args, { protect: true, ignoreChanges: ["desiredSize"] });

// Outputs have the types of values.
const category: pulumi.Output<containeros.DiskCategory | undefined> = pool.systemDisk.apply((disk) => disk?.category);
const ready: pulumi.Output<number> = pool.nodeCounts.ready;
const set = new containeros.NodePoolSet("zones", { clusterId, template: { os: { version: "3.6.1" } }, pools: { a: { vSwitchIds: ["vsw-1"] } } });
const first: pulumi.Output<containeros.NodePool | undefined> = set.resources.apply((pools) => pools["a"]);
const rendered: Promise<string> = containeros.renderUserData({ bootstrap: [] }).then((scripts) => scripts.userData);
const lifted: pulumi.Output<string> = containeros.renderUserDataOutput({ bootstrap: args.bootstrap ?? [] }).userData;
const cloud: "alibaba" | "emulator" | undefined = containeros.config.cloud;

// A step narrows to the one property that it has.
const text: (step: containeros.BootstrapStep) => string | undefined = (step) => (step.file ? step.file.content : step.script);

// @ts-expect-error a step is one thing
new containeros.NodePool("web", { ...args, bootstrap: [{ name: "a", phase: "afterJoin", steps: [{ script: "true", kernelModules: ["br_netfilter"] }] }] });
// @ts-expect-error a step is something
new containeros.NodePool("web", { ...args, bootstrap: [{ name: "a", phase: "afterJoin", steps: [{}] }] });
// @ts-expect-error a check of a gate is a request or a command
new containeros.WaveGate("gate", { nodePoolIds: ["c:np"], checks: [{ http: { url: "https://example.com" }, command: { argv: ["true"] } }] });
// @ts-expect-error a check of a gate is something
new containeros.WaveGate("gate", { nodePoolIds: ["c:np"], checks: [{}] });
// @ts-expect-error a size is fixed or up to the autoscaler
new containeros.NodePool("web", { ...args, desiredSize: 3, autoScaling: { minSize: 1, maxSize: 5 } });
// @ts-expect-error a pool has a size
new containeros.NodePool("web", { ...common });
// @ts-expect-error the same in the template of a set
new containeros.NodePoolSet("zones", { clusterId, template: { desiredSize: 3, autoScaling: { minSize: 1, maxSize: 5 } }, pools: {} });
// @ts-expect-error the same in a pool of a set
new containeros.NodePoolSet("zones", { clusterId, pools: { a: { desiredSize: 3, autoScaling: { minSize: 1, maxSize: 5 } } } });
// @ts-expect-error a pool needs a cluster
new containeros.NodePool("web", { instanceTypes: ["ecs.g7.xlarge"], vSwitchIds: ["vsw-1"], os: { version: "3.6.1" } });
// @ts-expect-error a misspelt property
new containeros.NodePool("web", { ...args, desiredsize: 3 });
// @ts-expect-error a property of ACK that ContainerOS cannot have
new containeros.NodePool("web", { ...args, imageType: "AliyunLinux3" });
// @ts-expect-error ContainerOS has one data disk
new containeros.NodePool("web", { ...args, dataDisk: [{ sizeGiB: 100 }] });
// @ts-expect-error not a category
new containeros.NodePool("web", { ...args, systemDisk: { category: "cloud" } });
// @ts-expect-error not an effect
new containeros.NodePool("web", { ...args, taints: [{ key: "batch", effect: "Never" }] });
// @ts-expect-error a size is a number
new containeros.NodePool("web", { ...args, desiredSize: "3" });
// @ts-expect-error the release is an object, which may also pin an image
new containeros.NodePool("web", { ...args, os: "3.6.1" });
// @ts-expect-error a disk has a size
new containeros.NodePool("web", { ...args, dataDisk: { category: "cloud_essd", size: 100 } });
// @ts-expect-error outputs are read-only
pool.nodePoolId = pulumi.output("np1");
// @ts-expect-error components take the options of components
new containeros.NodePoolSet("zones", { clusterId, pools: {} }, { deleteBeforeReplace: true });
// @ts-expect-error a set of pools needs pools
new containeros.NodePoolSet("zones", { clusterId });
// @ts-expect-error the plain form takes values only
containeros.renderUserData({ bootstrap: pulumi.output([]) });
// @ts-expect-error a provider has no credentials
new containeros.Provider("cn", { accessKeySecret: "secret" });

export { teamPool, anyPool, category, ready, first, rendered, lifted, cloud, text };
