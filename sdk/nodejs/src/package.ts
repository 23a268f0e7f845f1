// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

import * as pulumi from "@pulumi/pulumi";

/** The version of the plugin that the types were generated for. */
export const version = "0.1.0";

/** Options with the version of the plugin, for the engine. @internal */
export function complete<T extends pulumi.ResourceOptions | pulumi.InvokeOptions>(
  opts: T | undefined,
  more?: Pick<pulumi.CustomResourceOptions, "aliases" | "additionalSecretOutputs">,
): T {
  const defaults = { version, pluginDownloadURL: "github://api.github.com/containeros/infra", ...more };
  return pulumi.mergeOptions(defaults, opts as pulumi.ResourceOptions) as unknown as T;
}

/** Reports a property that a program in JavaScript left out, at the line that creates the resource. @internal */
export function requireProperties(owner: string, values: object, names: string[], opts?: pulumi.CustomResourceOptions): void {
  // With an id or a URN, the object refers to a resource that exists.
  if (opts?.id !== undefined || opts?.urn !== undefined) {
    return;
  }

  for (const name of names) {
    if ((values as Record<string, unknown>)[name] === undefined) {
      throw new Error(`${owner} needs the property '${name}'`);
    }
  }
}
