// What programs register and read, seen by Pulumi's own mocks.
import * as assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import * as containeros from "@containeros/infra";

const registered: pulumi.runtime.MockResourceArgs[] = [];
const called: pulumi.runtime.MockCallArgs[] = [];

before(async () => {
  await pulumi.runtime.setMocks({
    newResource(args) {
      registered.push(args);
      const state = args.type === "containeros:index:NodePool" ? { ...args.inputs, name: args.name, nodePoolId: "np1", nodeCounts: { ready: 3 } } : args.inputs;
      return { id: args.custom ? `c1:${args.name}` : undefined, state };
    },
    call(args) {
      called.push(args);
      return { beforeJoin: "", afterJoin: "#!/bin/sh", preUserData: "", userData: "IyEvYmluL3No", steps: [] };
    },
  });
});

function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply((value) => (resolve(value as T), value)));
}

/** Waits for a registration: they are made in the background, in later turns of the event loop. */
async function registration(name: string, type?: string): Promise<pulumi.runtime.MockResourceArgs> {
  for (let turn = 0; turn < 10_000; turn++) {
    const found = registered.find((each) => each.name === name && (type === undefined || each.type === type));
    if (found) {
      return found;
    }

    await new Promise((resolve) => setImmediate(resolve));
  }

  throw new Error(`${name} was not registered`);
}

const args: containeros.NodePoolArgs = {
  clusterId: "c1",
  instanceTypes: ["ecs.g7.xlarge"],
  vSwitchIds: ["vsw-1"],
  os: { version: "3.6.1" },
  desiredSize: 3,
};

test("a pool is registered with its inputs only, and has the outputs of the provider", async () => {
  const pool = new containeros.NodePool("web", args);

  assert.equal(await valueOf(pool.nodePoolId), "np1");
  assert.equal(await valueOf(pool.id), "c1:web");
  assert.equal(await valueOf(pool.nodeCounts.apply((counts) => counts.ready)), 3);
  const { type, inputs, custom } = await registration("web");
  assert.equal(type, "containeros:index:NodePool");
  assert.equal(custom, true);
  assert.deepEqual(inputs, args);
});

test("members of enums are the values of the provider", async () => {
  const systemDisk = { category: containeros.DiskCategory.CloudEssd };
  new containeros.NodePool("disks", { ...args, systemDisk });

  assert.deepEqual((await registration("disks")).inputs.systemDisk, { category: "cloud_essd" });
});

test("a secret stays a secret", async () => {
  const script = pulumi.secret("curl -u user:password https://example.com");
  const pool = new containeros.NodePool("secret", { ...args, bootstrap: [{ name: "login", phase: "afterJoin", steps: [{ script }] }] });

  await valueOf(pool.nodePoolId);
  assert.equal(await pulumi.isSecret(pulumi.output({ steps: [{ script }] })), true);
  const { inputs } = await registration("secret");
  const sent = inputs.bootstrap;
  assert.match(JSON.stringify(sent), /4dabf18193072939515e22adb298388d/, "the signature of secrets in Pulumi's protocol");
});

test("a property that a program in JavaScript left out is reported where the pool is created", () => {
  const { os: _, ...without } = args;

  assert.throws(() => new containeros.NodePool("faulty", without as containeros.NodePoolArgs), /^Error: NodePool needs the property 'os'$/);
  assert.equal(registered.some((each) => each.name === "faulty"), false);
});

test("a pool of another stack is read by its id", async () => {
  const pool = containeros.NodePool.get("shared", "c1:np7");

  assert.equal(await valueOf(pool.urn.apply((urn) => urn.split("::").at(-1))), "shared");
  assert.equal((await registration("shared")).id, "c1:np7");
});

test("a component is constructed by the plugin", async () => {
  const set = new containeros.NodePoolSet("zones", { clusterId: "c1", template: { os: { version: "3.6.1" } }, pools: { a: { vSwitchIds: ["vsw-1"] } } });

  await valueOf(set.urn);
  const { type, custom, inputs } = await registration("zones");
  assert.equal(type, "containeros:index:NodePoolSet");
  assert.equal(custom, false);
  assert.deepEqual(inputs.pools, { a: { vSwitchIds: ["vsw-1"] } });
});

test("settings of a provider are strings in the protocol", async () => {
  const provider = new containeros.Provider("emulated", { cloud: "emulator", maxRetries: 2, suppress: { COS8012: "no TLS inside" } });

  await valueOf(provider.urn);
  const { type, inputs } = await registration("emulated");
  assert.equal(type, "pulumi:providers:containeros");
  assert.deepEqual(inputs, { cloud: "emulator", maxRetries: "2", suppress: '{"COS8012":"no TLS inside"}' });
});

test("a function takes values or outputs", async () => {
  const plain = await containeros.renderUserData({ bootstrap: [] });
  const lifted = await valueOf(containeros.renderUserDataOutput({ bootstrap: pulumi.output([]) }));

  assert.equal(plain.userData, "IyEvYmluL3No");
  assert.equal(lifted.userData, "IyEvYmluL3No");
  assert.ok(called.every((call) => call.token === "containeros:index:renderUserData"));
});

test("objects are recognized across copies of the package", () => {
  const pool = containeros.NodePool.get("other", "c1:np8");

  assert.equal(containeros.NodePool.isInstance(pool), true);
  assert.equal(containeros.NodePoolSet.isInstance(pool), false);
  assert.equal(containeros.NodePool.isInstance(undefined), false);
});

test("the example of each function in the documentation calls it", async () => {
  const programs = readdirSync(join(__dirname, "examples")).filter((each) => /^[a-z].*\.js$/.test(each));
  assert.ok(programs.length >= 6);
  for (const program of programs) {
    called.length = 0;
    require(join(__dirname, "examples", program));

    const token = `containeros:index:${program.replace(/\d+\.js$/, "")}`;
    for (let turn = 0; turn < 10_000 && called.length === 0; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
    }

    assert.deepEqual(called.map((call) => call.token), [token]);
  }
});

test("the example of each resource in the documentation registers it", async () => {
  const programs = readdirSync(join(__dirname, "examples")).filter((each) => /^[A-Z].*\.js$/.test(each));
  assert.ok(programs.length >= 4);
  for (const program of programs) {
    const source = readFileSync(join(__dirname, "examples", program), "utf8");
    const type = program.replace(/\d+\.js$/, "");
    const name = new RegExp(`${type}\\("([a-z]+)"`).exec(source)?.[1];
    assert.ok(name, `${program} has no ${type}`);
    registered.length = 0;
    require(join(__dirname, "examples", program));

    await registration(name, `containeros:index:${type}`);
  }
});

test("settings of the stack are read with their types", () => {
  pulumi.runtime.setAllConfig({ "containeros:cloud": "emulator", "containeros:maxRetries": "2", "containeros:suppress": '{"COS8012":"no TLS"}' });

  assert.deepEqual(
    [containeros.config.cloud, containeros.config.maxRetries, containeros.config.suppress, containeros.config.region],
    ["emulator", 2, { COS8012: "no TLS" }, undefined],
  );
});
