using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Deployment;

/// <summary>What the parts of a run share.</summary>
/// <param name="Workspace">What was read.</param>
/// <param name="Kind">What the run is for.</param>
/// <param name="State">The state.</param>
/// <param name="Providers">The plugins.</param>
/// <param name="Report">What is told.</param>
/// <param name="Stop">Set when nothing new may begin.</param>
/// <param name="Abandon">Set when what runs is given up.</param>
internal sealed record RunContext(
    Workspace Workspace,
    RunKind Kind,
    StateKeeper State,
    Providers Providers,
    Report Report,
    CancellationToken Stop,
    CancellationToken Abandon
)
{
    /// <summary>Whether nothing is done, only told.</summary>
    public bool IsDry => Kind is not (RunKind.Up or RunKind.Refresh or RunKind.Destroy);

    public DateTimeOffset Now => Workspace.Options.Time.GetUtcNow();

    /// <summary>Tells what went wrong with a resource.</summary>
    public void Fail(string urn, string message, Programs.SourceMark? mark = null, string? path = null) =>
        Report.Add(
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
