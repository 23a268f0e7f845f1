// Generated from the schema of the provider by eng/generate-sdks. Changes of this file are lost.

import * as pulumi from "@pulumi/pulumi";
import * as enums from "./enums";
import { complete } from "./package";

/** The cloud that node pools are created in, and how it is called. */
export class Provider extends pulumi.ProviderResource {
  /** @internal */
  static readonly __pulumiType = "containeros";

  /**
   * Creates a `Provider`.
   *
   * @param name The logical name, unique in the stack.
   * @param args The properties.
   * @param opts Options of Pulumi, such as `parent` or `protect`.
   */
  constructor(name: string, args?: ProviderArgs, opts?: pulumi.ResourceOptions) {
    const values: Partial<ProviderArgs> = args ?? {};
    const properties: pulumi.Inputs = {
      region: values.region,
      cloud: values.cloud,
      endpoint: values.endpoint,
      lockFile: values.lockFile,
      frozen: pulumi.output(values.frozen).apply(JSON.stringify),
      maxImageAge: pulumi.output(values.maxImageAge).apply(JSON.stringify),
      maxRetries: pulumi.output(values.maxRetries).apply(JSON.stringify),
      packFiles: pulumi.output(values.packFiles).apply(JSON.stringify),
      userDataMargin: pulumi.output(values.userDataMargin).apply(JSON.stringify),
      suppress: pulumi.output(values.suppress).apply(JSON.stringify),
      ownership: values.ownership,
    };
    super(Provider.__pulumiType, name, properties, complete(opts));
  }

  /** Whether a value is a `Provider`, also one of another copy of this package in the same program. */
  static isInstance(value: unknown): value is Provider {
    return (value as { __pulumiType?: string } | null | undefined)?.__pulumiType === "pulumi:providers:containeros";
  }
}

/** The properties of a new `Provider`. */
export interface ProviderArgs {
  /** The region, such as cn-hangzhou. */
  region?: pulumi.Input<string>;

  /** alibaba or emulator. No default: without it and without credentials, nothing is called. */
  cloud?: pulumi.Input<enums.Cloud>;

  /** Address to use for ACK and ECS instead of the endpoints of the region; plain HTTP is allowed on loopback only. */
  endpoint?: pulumi.Input<string>;

  /** The file that pins releases to images, relative to the program. Default: containeros.lock.json if it exists. */
  lockFile?: pulumi.Input<string>;

  /**
   * Whether a release that the lock file does not pin is an error. Default: in CI (the variable CI) with a lock
   * file.
   */
  frozen?: pulumi.Input<boolean>;

  /** The maximum age of an image in days, 1 to 3650. Default: no limit. */
  maxImageAge?: pulumi.Input<number>;

  /** How often a call that is safe to repeat is retried, 0 to 10. Default 4. */
  maxRetries?: pulumi.Input<number>;

  /** Whether file contents in user data are compressed (gzip) if that saves 512 bytes or more. Default false. */
  packFiles?: pulumi.Input<boolean>;

  /**
   * Bytes of the 32 KB of user data that ECS accepts per phase to reserve for ACK, 0 to 16384. Default 2048; how
   * much ACK adds is not documented.
   */
  userDataMargin?: pulumi.Input<number>;

  /** Rules to suppress: the reason by the code of the rule. Rules whose violation ACK rejects cannot be suppressed. */
  suppress?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

  /** stack: pools get a tag with project, stack and resource, which identifies the owner. none: no tag. */
  ownership?: pulumi.Input<enums.OwnershipMode>;
}
