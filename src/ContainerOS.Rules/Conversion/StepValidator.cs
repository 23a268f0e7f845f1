using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Conversion;

/// <summary>Validates steps with all rules, in a minimal pool around them.</summary>
internal sealed class StepValidator(OsVersion release, BootstrapPhase phase)
{
    /// <summary>The findings of a script that was read already, without those of the pool around it.</summary>
    internal IEnumerable<Diagnostic> Validate(string text, ShellScript reading) =>
        PoolValidator
            .Validate(PoolWith([new BootstrapStep { Script = text }]), PoolFacts.Offline, reading)
            .Diagnostics.Where(found => found.Path == "bootstrap[0].steps[0].script");

    /// <summary>The findings of steps.</summary>
    internal IEnumerable<Diagnostic> Validate(IReadOnlyList<BootstrapStep> steps) =>
        PoolValidator
            .Validate(PoolWith(steps), PoolFacts.Offline)
            .Diagnostics.Where(found => found.Path.StartsWith("bootstrap", StringComparison.Ordinal));

    private NodePoolSpec PoolWith(IReadOnlyList<BootstrapStep> steps) =>
        new()
        {
            Os = new OsPin { Version = release },
            Bootstrap = ValueList<BootstrapContainer>.Of(
                new BootstrapContainer
                {
                    Name = "converted",
                    Phase = phase,
                    Steps = ValueList<BootstrapStep>.Of(steps.Select(step => (Value<BootstrapStep>)step)),
                }
            ),
        };
}
