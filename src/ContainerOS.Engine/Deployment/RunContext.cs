using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Programs;

namespace ContainerOS.Engine.Deployment;

/// <summary>The objects that all parts of a run use.</summary>
/// <param name="Workspace">Program, config and secrets.</param>
/// <param name="Kind">The operation.</param>
/// <param name="State">The state.</param>
/// <param name="Providers">The providers.</param>
/// <param name="Decisions">What the run has decided so far.</param>
/// <param name="Report">Receives steps, diagnostics and events.</param>
/// <param name="Program">The resources of the program.</param>
/// <param name="Canceled">Cancelled when nothing new may start.</param>
/// <param name="Terminated">Cancelled when running operations must end, too.</param>
internal sealed record RunContext(
    Workspace Workspace,
    RunKind Kind,
    DeploymentState State,
    ProviderRegistry Providers,
    RunDecisions Decisions,
    DeploymentReport Report,
    ProgramResources Program,
    CancellationToken Canceled,
    CancellationToken Terminated
)
{
    private ResourceMonitor? monitor;

    /// <summary>Whether the run changes neither resources nor the state file.</summary>
    public bool IsPreview => ChangesNothing(Kind);

    /// <summary>Registers what programs and components ask for.</summary>
    public ResourceMonitor Monitor => monitor ??= new ResourceMonitor(this);

    /// <summary>The resources that the user wants to have replaced.</summary>
    public ReplaceTargets Targets { get; } = new(Workspace.Options.ReplaceTargets);

    public DateTimeOffset Now => Workspace.Options.Time.GetUtcNow();

    public static bool ChangesNothing(RunKind kind) => kind is not (RunKind.Up or RunKind.Refresh or RunKind.Destroy);

    /// <summary>Stops the monitor, if anything has used it. A destroy does not, and so it needs no secrets of the config.</summary>
    public ValueTask StopMonitorAsync() => monitor?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Reports an error of a resource.</summary>
    /// <param name="urn">The resource.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="location">Its place in the program, if it has one.</param>
    /// <param name="path">The property that it is about, if it is about one.</param>
    /// <param name="repeated">Replaces the message when another resource has an error with the same one; null to keep it.</param>
    public void AddError(string urn, string message, SourceLocation? location = null, string? path = null, string? repeated = null) =>
        Report.AddDiagnostic(
            new EngineDiagnostic(EngineSeverity.Error, message)
            {
                Urn = urn,
                PropertyPath = path,
                File = location?.File,
                Line = location?.Line,
                Column = location?.Column,
            },
            repeated
        );
}

/// <summary>The operation of a run.</summary>
internal enum RunKind
{
    Validate,
    Preview,
    Up,
    Refresh,
    Destroy,
    PreviewDestroy,
}
