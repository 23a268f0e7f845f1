using ContainerOS.Cli.Tests.UserData.Differential;
using ContainerOS.Testing.Sandboxing;

namespace ContainerOS.Cli.Tests.UserData;

/// <summary>Runs a script and its converted steps in a sandbox and compares their effects.</summary>
public sealed class ConvertedEffectTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Effects");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Scripts =>
        [.. Directory.GetFiles(Folder, "*.sh").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task ConvertedSteps_HaveTheEffectsOfTheScript(string name)
    {
        await Shells.RequireAsync(Shells.Bash);
        var script = await File.ReadAllTextAsync(Path.Combine(Folder, name), Ct);
        var conversion = ConversionComparison.Convert(script);

        Assert.DoesNotContain(conversion.Findings, finding => finding.IsLeftOut);
        Assert.Contains(conversion.Steps, step => step.Step.Script is null);
        Assert.Equal(await RunAsync(script), await RunAsync(ConversionComparison.Compose(conversion)!));
    }

    [Fact]
    public void Scripts_AreTenOrMore() => Assert.True(Scripts.Count >= 10);

    private static async Task<string> RunAsync(string script)
    {
        using var node = new Sandbox();
        foreach (var folder in (string[])["etc/kubernetes", "etc/modules-load.d", "etc/sysctl.d", "etc/systemd/system", "opt"])
        {
            Directory.CreateDirectory(Path.Combine(node.Root, folder));
        }

        var (code, output) = await node.RunAsync(script, Shells.Bash, Ct);
        Assert.True(
            code == 0,
            output + (node.Has("/var/log/containeros-bootstrap.log") ? node.Read("/var/log/containeros-bootstrap.log") : string.Empty)
        );
        var effects = NodeEffects.Of(node);
        Assert.NotEmpty(effects);
        return effects;
    }
}
