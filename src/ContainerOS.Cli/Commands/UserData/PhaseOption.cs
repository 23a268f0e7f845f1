using System.CommandLine;
using ContainerOS.Model.Terms;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary><c>--phase</c>, in the words that programs have for it.</summary>
internal sealed class PhaseOption
{
    private PhaseOption(string description) => Option = new Option<string?>("--phase") { Description = description };

    internal Option<string?> Option { get; }

    /// <summary>One that may be left out, for both phases.</summary>
    internal static PhaseOption Optional(string description)
    {
        var phase = new PhaseOption(description);
        phase.Option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. PoolTerms.BootstrapPhases.All]);
        return phase;
    }

    /// <summary>One that is afterJoin when it is left out.</summary>
    internal static PhaseOption WithDefault(string description)
    {
        var phase = Optional(description);
        phase.Option.DefaultValueFactory = _ => PoolTerms.BootstrapPhases.Of(BootstrapPhase.AfterJoin);
        return phase;
    }

    /// <summary>What is asked for; null for both.</summary>
    internal BootstrapPhase? Get(ParseResult parsed) =>
        parsed.GetValue(Option) is { } word
            ? PoolTerms.BootstrapPhases.Find(
                PoolTerms.BootstrapPhases.All.First(each => each.Equals(word, StringComparison.OrdinalIgnoreCase))
            )
            : null;

    /// <summary>What is asked for; afterJoin for nothing.</summary>
    internal BootstrapPhase GetOrDefault(ParseResult parsed) => Get(parsed) ?? BootstrapPhase.AfterJoin;
}
