using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Tests;

/// <summary>Secrets are checked, and no diagnostic quotes them.</summary>
public sealed class SecretFindingTests
{
    private static PoolReport Validate(NodePoolSpec spec) => PoolValidator.Validate(spec, Pools.Facts);

    [Fact]
    public void Validate_SecretScript_IsCheckedAndNeverQuoted()
    {
        var finding = Assert.Single(Validate(Pools.WithScript("echo x > /usr/hunter2", isSecret: true)).Diagnostics);

        Assert.DoesNotContain("hunter2", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_SecretFileStep_IsCheckedAndNeverQuoted()
    {
        var step = Value<BootstrapStep>.Known(
            new BootstrapStep
            {
                File = new FileStep { Path = "/usr/hunter2", Content = "" },
            },
            isSecret: true
        );
        var spec = Pools.Valid with
        {
            Bootstrap = ValueList<BootstrapContainer>.Of(
                new BootstrapContainer
                {
                    Name = "s",
                    Phase = BootstrapPhase.AfterJoin,
                    Steps = ValueList<BootstrapStep>.Of(step),
                }
            ),
        };

        Assert.DoesNotContain("hunter2", Assert.Single(Validate(spec).Diagnostics).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_SecretRuntimeVersion_IsNeverQuoted() =>
        Assert.DoesNotContain(
            "hunter2",
            Assert
                .Single(Validate(Pools.Valid with { RuntimeVersion = Value<string>.Known("hunter2", isSecret: true) }).Diagnostics)
                .ToString(),
            StringComparison.Ordinal
        );
}
