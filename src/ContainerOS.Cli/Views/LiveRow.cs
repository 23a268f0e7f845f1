using ContainerOS.Engine.Steps;

namespace ContainerOS.Cli.Views;

/// <summary>One resource of a live tree: what is done to it, how far that is, and since when.</summary>
internal sealed class LiveRow(DeploymentStep step, long started)
{
    internal DeploymentStep Step { get; } = step;

    internal LiveRowState State { get; private set; } = LiveRowState.Running;

    /// <summary>What the provider said last.</summary>
    internal string Progress { get; set; } = string.Empty;

    /// <summary>What was said to stay.</summary>
    internal List<string> Messages { get; } = [];

    private TimeSpan? Taken { get; set; }

    internal TimeSpan Elapsed(TimeProvider time) => Taken ?? time.GetElapsedTime(started);

    internal void End(LiveRowState state, TimeSpan taken)
    {
        State = state;
        Taken = taken;
        Progress = string.Empty;
    }
}
