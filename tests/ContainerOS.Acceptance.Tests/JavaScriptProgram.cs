using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary>The quickstart as a program in JavaScript, which Node starts without compiling it.</summary>
internal static class JavaScriptProgram
{
    /// <summary>A pool of three nodes, and one of one node after it.</summary>
    internal const string TwoPools = """
        const { NodePool } = require("@containeros/infra");
        const pool = (name, desiredSize, dependsOn) => new NodePool(name, {
          clusterId: "cd3m0a0000000000000000000000000001",
          instanceTypes: ["ecs.g7.xlarge"],
          vSwitchIds: ["vsw-demo-h", "vsw-demo-i"],
          os: { version: "3.6.1" },
          dataDisk: { category: "cloud_essd", sizeGiB: 120 },
          desiredSize,
          access: { keyPair: "demo-key" },
        }, { dependsOn });
        const web = pool("web", 3, []);
        const batch = pool("batch", 1, [web]);
        exports.nodes = web.nodeCounts.apply((counts) => `${counts.ready} of 3 nodes ready`);
        exports.batch = batch.nodeCounts.apply((counts) => `${counts.ready} of 1 nodes ready`);
        """;

    /// <summary>
    /// One pool. The program has a timer that runs until the pool is there: Node does not end by itself because the engine is gone.
    /// </summary>
    internal const string OnePoolAndATimer = """
        const pulumi = require("@pulumi/pulumi");
        const { NodePool } = require("@containeros/infra");
        const web = new NodePool("web", {
          clusterId: "cd3m0a0000000000000000000000000001",
          instanceTypes: ["ecs.g7.xlarge"],
          vSwitchIds: ["vsw-demo-h", "vsw-demo-i"],
          os: { version: "3.6.1" },
          dataDisk: { category: "cloud_essd", sizeGiB: 120 },
          desiredSize: 3,
          access: { keyPair: "demo-key" },
        });
        exports.nodes = web.nodeCounts.apply((counts) => `${counts.ready} of 3 nodes ready`);
        if (!pulumi.runtime.isDryRun()) {
          const timer = setInterval(() => undefined, 1000);
          web.nodePoolId.apply(() => clearInterval(timer));
        }
        """;

    /// <summary>The program of <see cref="OnePoolAndATimer"/> in YAML, which needs no process.</summary>
    private const string OnePoolInYaml = """
        runtime: yaml
        resources:
          web:
            type: containeros:NodePool
            properties:
              clusterId: cd3m0a0000000000000000000000000001
              instanceTypes: [ecs.g7.xlarge]
              vSwitchIds: [vsw-demo-h, vsw-demo-i]
              os: {version: 3.6.1}
              dataDisk: {category: cloud_essd, sizeGiB: 120}
              desiredSize: 3
              access: {keyPair: demo-key}
        outputs:
          nodes: ${web.nodeCounts.ready} of 3 nodes ready
        """;

    /// <summary>The same stack from here on with a program in YAML that declares the same pool.</summary>
    internal static Task ReplaceWithYamlAsync(Stage stage) =>
        stage.EditAsync("runtime: {name: nodejs, options: {typescript: false}}", OnePoolInYaml);

    /// <summary>A folder with a program, and an emulator.</summary>
    internal static async Task<Stage> StageAsync(string program, double speed = TestEmulator.Instant)
    {
        if (await NodeSdk.MissingAsync(TestContext.Current.CancellationToken) is { } missing)
        {
            Assert.Skip(missing);
        }

        var stage = await Stage.OfFolderAsync("quickstart-typescript", speed: speed);
        NodeSdk.InstallInto(stage.Folder);
        await stage.EditAsync("runtime: nodejs", "runtime: {name: nodejs, options: {typescript: false}}");
        await File.WriteAllTextAsync(Path.Combine(stage.Folder, "index.js"), program, TestContext.Current.CancellationToken);
        var manifest = Path.Combine(stage.Folder, "package.json");
        var text = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            manifest,
            text.Replace("index.ts", "index.js", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        return stage;
    }
}
