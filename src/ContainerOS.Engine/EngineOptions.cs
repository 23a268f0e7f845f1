using ContainerOS.Engine.Events;
using ContainerOS.Engine.Plugins;
using ContainerOS.Engine.Secrets;

namespace ContainerOS.Engine;

/// <summary>What to deploy, where its state is, and who is told.</summary>
public sealed record EngineOptions
{
    /// <summary>The directory that holds <c>Pulumi.yaml</c> and <c>Pulumi.&lt;stack&gt;.yaml</c>.</summary>
    public required string ProgramDirectory { get; init; }

    /// <summary>The text of <c>Pulumi.yaml</c> to run instead of the file's, such as one that is not saved yet; null for the file's.</summary>
    public string? ProgramText { get; init; }

    /// <summary>The stack's name: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, at most 100 of them.</summary>
    public string Stack { get; init; } = "dev";

    /// <summary>Config values that win over those of the files; a key without a namespace belongs to the program.</summary>
    public IReadOnlyDictionary<string, string> ConfigOverrides { get; init; } = new Dictionary<string, string>();

    /// <summary>The state file; null for <c>.containeros/stacks/&lt;stack&gt;.json</c> in the program's directory.</summary>
    public string? StateFile { get; init; }

    /// <summary>Where plugins are found.</summary>
    public required IPluginSource Plugins { get; init; }

    /// <summary>Plugin processes to share with the runs before and after; null for processes of the run's own, which end with it.</summary>
    public PluginHost? PluginHost { get; init; }

    /// <summary>Who is told what happens.</summary>
    public IEngineObserver Observer { get; init; } = NullObserver.Instance;

    /// <summary>Where the passphrase for secrets comes from.</summary>
    public IPassphraseSource Passphrase { get; init; } = new EnvironmentPassphrase();

    /// <summary>The number of resource operations that may run at once; at least 1. Pulumi's default is four times the processors.</summary>
    public int Parallelism { get; init; } = 16;

    /// <summary>Whether <c>up</c> and <c>preview</c> read what is really there first, so that drift is seen and healed.</summary>
    public bool Refresh { get; init; } = true;

    /// <summary>How long operations that run when the user cancels may take to come back before they are given up.</summary>
    public TimeSpan CancelTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The state file in effect.</summary>
    public string StatePath => StateFile ?? Path.Combine(ProgramDirectory, ".containeros", "stacks", $"{Stack}.json");
}
