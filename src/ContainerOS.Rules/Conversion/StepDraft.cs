using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Rules.Bootstrapping;

namespace ContainerOS.Rules.Conversion;

/// <summary>A step that is being built; later statements may add to it.</summary>
internal sealed class StepDraft(ScriptStatement unit)
{
    internal const string DefaultMode = "0644";

    internal ScriptStatement From => unit;

    internal string? Script { get; init; }

    internal string? Path { get; init; }

    internal string Content { get; set; } = string.Empty;

    internal string? Mode { get; set; }

    /// <summary>Whether the file has the mode that a step gives it when none is set. Only such a file can become another step.</summary>
    internal bool HasDefaultMode => Mode is null or DefaultMode;

    /// <summary>The name of the systemd unit, when the file is one.</summary>
    internal string? Unit { get; init; }

    /// <summary>Whether the script reloads systemd, enables or starts the unit, which a systemdUnit step does too.</summary>
    internal bool IsControlled => Reloads || Enables || Starts;

    internal bool Reloads { get; set; }

    internal bool Enables { get; set; }

    internal bool Starts { get; set; }

    internal IReadOnlyList<string>? Folders { get; set; }

    /// <summary>The kernel parameters, each with what set it to its value: more than one where a statement repeats another.</summary>
    internal Dictionary<string, (string Value, List<SysctlOrigin> By)>? Sysctl { get; init; }

    internal List<string>? Modules { get; init; }

    /// <summary>Of kernel parameters that were appended to a file, the step that applies them.</summary>
    internal StepDraft? Becomes { get; set; }

    /// <summary>The flags of the kubelet flag file, when the file contains nothing else.</summary>
    internal IReadOnlyList<string>? Flags =>
        Path == KubeletFlagFileFinder.Path
        && HasDefaultMode
        && Content.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } flags
        && Array.TrueForAll(flags, flag => flag.StartsWith("--", StringComparison.Ordinal) && !flag.Contains('"', StringComparison.Ordinal))
            ? flags
            : null;

    /// <summary>
    /// Whether the step still has something that a statement set. Kernel parameters that are set again later are in a later step.
    /// </summary>
    internal bool IsSetBy(ScriptStatement statement) =>
        Sysctl is null || Sysctl.Values.Any(parameter => parameter.By.Exists(by => by.Statement == statement || by.AppliedBy == statement));

    internal BootstrapStep Build() =>
        Script is not null ? new BootstrapStep { Script = Script }
        : Folders is not null ? new BootstrapStep { Script = $"mkdir -p {string.Join(' ', Folders.Select(Quote))}\n" }
        : Sysctl is not null
            ? new BootstrapStep
            {
                Sysctl = ValueMap<string>.Of(Sysctl.Select(pair => KeyValuePair.Create(pair.Key, (Value<string>)pair.Value.Value))),
            }
        : Modules is not null ? new BootstrapStep { KernelModules = ValueList<string>.Of(Modules.Select(name => (Value<string>)name)) }
        : Flags is { } flags ? new BootstrapStep { KubeletArgs = ValueList<string>.Of(flags.Select(flag => (Value<string>)flag)) }
        : IsControlled && Unit is { } unitName
            ? new BootstrapStep
            {
                SystemdUnit = new SystemdUnitStep
                {
                    Name = unitName,
                    Content = Content,
                    Enable = Enables,
                    Start = Starts,
                },
            }
        : new BootstrapStep
        {
            File = new FileStep
            {
                Path = Path!,
                Content = Content,
                Mode = Mode is { } mode ? (Value<string>)mode : (Value<string>?)null,
            },
        };

    private static string Quote(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

/// <summary>What set a kernel parameter.</summary>
/// <param name="Statement">The statement that has the value.</param>
/// <param name="AppliedBy">The statement that applied it: another one where the value was in a file.</param>
internal sealed record SysctlOrigin(ScriptStatement Statement, ScriptStatement AppliedBy);
