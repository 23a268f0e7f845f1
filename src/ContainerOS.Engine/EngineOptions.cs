using ContainerOS.Engine.Events;
using ContainerOS.Engine.Plugins;
using ContainerOS.Engine.Secrets;

namespace ContainerOS.Engine;

/// <summary>The options of the engine.</summary>
public sealed record EngineOptions
{
    /// <summary>The directory of <c>Pulumi.yaml</c> and <c>Pulumi.&lt;stack&gt;.yaml</c>.</summary>
    public required string ProgramDirectory { get; init; }

    /// <summary>A program to use instead of that in <c>Pulumi.yaml</c>, for example one that is not saved yet; null for the file.</summary>
    public string? ProgramText { get; init; }

    /// <summary>The name of the stack: at most 100 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public string Stack { get; init; } = "dev";

    /// <summary>Config values that override those of the files. A key without a namespace belongs to the program.</summary>
    public IReadOnlyDictionary<string, string> ConfigOverrides { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether the config values that the program declares must be set. A run that evaluates no program, such as destroy, needs none.
    /// </summary>
    public bool NeedsConfig { get; init; } = true;

    /// <summary>The state file; null for <c>.containeros/stacks/&lt;stack&gt;.json</c> in the directory of the program.</summary>
    public string? StateFile { get; init; }

    /// <summary>Finds plugins.</summary>
    public required IPluginSource Plugins { get; init; }

    /// <summary>Plugin processes that several runs share; null for processes that end with the run.</summary>
    public PluginHost? PluginHost { get; init; }

    /// <summary>Receives the events of a run.</summary>
    public IEngineObserver Observer { get; init; } = NullObserver.Instance;

    /// <summary>The source of the passphrase for secrets.</summary>
    public IPassphraseSource Passphrase { get; init; } = new EnvironmentPassphrase();

    /// <summary>
    /// The maximum number of resources that are deployed at once, at least 1. Pulumi's default is four times the processors.
    /// </summary>
    public int Parallelism { get; init; } = 16;

    /// <summary>Whether <c>up</c> and <c>preview</c> refresh the state first, so that drift is detected and corrected.</summary>
    public bool Refresh { get; init; } = true;

    /// <summary>
    /// URNs of resources that <c>up</c> and <c>preview</c> replace although nothing changed; <c>*</c> and <c>**</c> are wildcards.
    /// </summary>
    public IReadOnlyList<string> ReplaceTargets { get; init; } = [];

    /// <summary>
    /// Whether <c>refresh</c> forgets the creates of earlier runs that were interrupted. Check first that the cloud has none of their
    /// resources.
    /// </summary>
    public bool ClearsPendingCreates { get; init; }

    /// <summary>The time limit for running operations after the user cancels. Then they are terminated.</summary>
    public TimeSpan CancelTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Variables of programs in other languages than YAML, in addition to those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The time after which a program in another language than YAML is ended when it has called nothing and nothing is being deployed.
    /// Pulumi waits for ever.
    /// </summary>
    public TimeSpan ProgramIdleLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Connects to the provider of a package without a process; null for the plugin. Called for each start.</summary>
    internal Func<string, Deployment.ProviderConnection>? Connect { get; init; }

    /// <summary>The writes to the disk.</summary>
    internal State.StateFiles Files { get; init; } = State.StateFiles.OfMachine;

    /// <summary>The path of the state file.</summary>
    public string StatePath => StateFile ?? Path.Combine(ProgramDirectory, ".containeros", "stacks", $"{Stack}.json");
}
