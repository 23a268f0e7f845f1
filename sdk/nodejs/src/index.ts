// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

import * as pulumi from "@pulumi/pulumi";
import { NodePool } from "./nodePool";
import { WaveGate } from "./waveGate";
import { NodePoolSet } from "./nodePoolSet";
import { NodePoolWaves } from "./nodePoolWaves";
import { Provider } from "./provider";
import { version } from "./package";

export * from "./nodePool";
export * from "./waveGate";
export * from "./nodePoolSet";
export * from "./nodePoolWaves";
export * from "./provider";
export * from "./config";
export * from "./enums";
export * from "./functions";
export * from "./types";
export { version };

// References to resources, such as outputs of components, become objects of these classes.
pulumi.runtime.registerResourceModule("containeros", "index", {
  version,
  construct(name: string, type: string, urn: string): pulumi.Resource {
    switch (type) {
      case "containeros:index:NodePool":
        return new NodePool(name, undefined as never, { urn });
      case "containeros:index:WaveGate":
        return new WaveGate(name, undefined as never, { urn });
      case "containeros:index:NodePoolSet":
        return new NodePoolSet(name, undefined as never, { urn });
      case "containeros:index:NodePoolWaves":
        return new NodePoolWaves(name, undefined as never, { urn });
      default:
        throw new Error(`version ${version} of @containeros/infra has no resource ${type}`);
    }
  },
});
pulumi.runtime.registerResourcePackage("containeros", {
  version,
  constructProvider(name: string, type: string, urn: string): pulumi.ProviderResource {
    if (type !== "pulumi:providers:containeros") {
      throw new Error(`@containeros/infra has no provider ${type}`);
    }

    return new Provider(name, undefined, { urn });
  },
});
