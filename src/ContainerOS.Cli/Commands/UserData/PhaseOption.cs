using System.CommandLine;
using ContainerOS.Model.Terms;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary>The option <c>--phase</c>; its values are those of a program.</summary>
internal sealed class PhaseOption
{
    private PhaseOption(string description) => Option = new Option<string?>("--phase") { Description = description };

    internal Option<string?> Option { get; }

    /// <summary>An option without a default: both phases.</summary>
    internal static PhaseOption Optional(string description)
    {
        var phase = new PhaseOption(description);
        phase.Option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. PoolTerms.BootstrapPhases.All]);
        return phase;
    }

    /// <summary>An option that defaults to <c>afterJoin</c>.</summary>
    internal static PhaseOption WithDefault(string description)
    {
        var phase = Optional(description);
        phase.Option.DefaultValueFactory = _ => PoolTerms.BootstrapPhases.Of(BootstrapPhase.AfterJoin);
        return phase;
    }

    /// <summary>The selected phase; null for both.</summary>
    internal BootstrapPhase? Get(ParseResult parsed) =>
        parsed.GetValue(Option) is { } word
            ? PoolTerms.BootstrapPhases.Find(
                PoolTerms.BootstrapPhases.All.First(each => each.Equals(word, StringComparison.OrdinalIgnoreCase))
            )
            : null;

    /// <summary>The selected phase, or <c>afterJoin</c>.</summary>
    internal BootstrapPhase GetOrDefault(ParseResult parsed) => Get(parsed) ?? BootstrapPhase.AfterJoin;
}
