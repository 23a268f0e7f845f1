using System.Text.RegularExpressions;
using ContainerOS.Emulator;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Automation.Tests.Readme;

/// <summary>The examples of the READMEs are compiled and run here.</summary>
public sealed partial class SampleTests
{
    public static TheoryData<string, string> Blocks { get; } =
    [
        .. new[] { "sdk.md", "automation.md", "root.md" }.SelectMany(page =>
            Fenced().Matches(Read(page)).Select(block => (page, block.Groups[1].Value))
        ),
    ];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Example_IsTheCompiledCode(string page, string text)
    {
        Assert.NotEmpty(page);
        Assert.Contains(Plain(text), Plain(Read("samples.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examples_RunAgainstTheEmulator()
    {
        await using var account = await Account.OpenAsync();
        var cloud = account.Cloud;
        var wanted = new CreateNodePoolRequest
        {
            Info = new() { Name = "readme" },
            ScalingGroup = new()
            {
                ImageType = "ContainerOS",
                InstanceTypes = ["ecs.g7.xlarge"],
                VSwitchIds = [DemoAccount.VSwitchIds[0]],
                KeyPair = DemoAccount.KeyPair,
                DesiredSize = 1,
                DataDisks = [new() { Category = "cloud_essd", Size = 120 }],
            },
        };

        await Samples.CreateAsync(cloud, DemoAccount.ClusterId, wanted, Account.Ct);
        await Samples.CreateAsync(cloud, DemoAccount.ClusterId, wanted, Account.Ct);
        var pool = Assert.Single(await account.Pools.ListAsync(DemoAccount.ClusterId, "readme", Account.Ct));
        var updated = await Samples.UpdateAsync(cloud, DemoAccount.ClusterId, pool.Id, Account.Ct);
        await Samples.NodesAsync(cloud, DemoAccount.ClusterId, pool.Id, Account.Ct);
        await Samples.DeleteAsync(cloud, DemoAccount.ClusterId, pool.Id, Account.Ct);
        await Samples.DeleteAsync(cloud, DemoAccount.ClusterId, "np-none", Account.Ct);
        await Samples.PlanAndApplyAsync(cloud, Account.Pool, Account.Ct);

        Assert.Equal(["team"], updated.KubernetesConfig!.Labels!.Select(label => label.Key));
        Assert.Equal("instance_patterns", Samples.With().ToJson().Last().Key);
        Assert.Equal(
            ["CreateClusterNodePool", "ModifyClusterNodePool", "DeleteClusterNodepool", "DeleteClusterNodepool", "CreateClusterNodePool"],
            await account.ChangesAsync()
        );
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(SampleTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    // The indentation of the README is different.
    private static string Plain(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("```csharp\r?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
