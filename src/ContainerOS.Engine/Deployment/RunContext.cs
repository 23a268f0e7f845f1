using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Deployment;

/// <summary>What the parts of a run share.</summary>
/// <param name="Workspace">What was read.</param>
/// <param name="Kind">What the run is for.</param>
/// <param name="State">The state.</param>
/// <param name="Providers">The plugins.</param>
/// <param name="Report">What is told.</param>
/// <param name="Canceled">Set when nothing new may begin.</param>
/// <param name="Terminated">Set when what runs is given up.</param>
internal sealed record RunContext(
    Workspace Workspace,
    RunKind Kind,
    DeploymentState State,
    ProviderRegistry Providers,
    DeploymentReport Report,
    CancellationToken Canceled,
    CancellationToken Terminated
)
{
    /// <summary>Whether nothing is done, only told.</summary>
    public bool IsPreview => Kind is not (RunKind.Up or RunKind.Refresh or RunKind.Destroy);

    public DateTimeOffset Now => Workspace.Options.Time.GetUtcNow();

    /// <summary>Tells what went wrong with a resource.</summary>
    public void AddError(string urn, string message, Programs.SourceLocation? mark = null, string? path = null) =>
        Report.AddDiagnostic(
            new EngineDiagnostic(EngineSeverity.Error, message)
            {
                Urn = urn,
                PropertyPath = path,
                File = mark?.File,
                Line = mark?.Line,
                Column = mark?.Column,
            }
        );
}

/// <summary>What a run is for.</summary>
internal enum RunKind
{
    Validate,
    Preview,
    Up,
    Refresh,
    Destroy,
    PreviewDestroy,
}
